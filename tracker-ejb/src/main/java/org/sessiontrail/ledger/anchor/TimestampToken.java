package org.sessiontrail.ledger.anchor;

import java.io.ByteArrayInputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.Signature;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a time stamp authority answered (RFC 3161): that a hash was shown to it at a time. The
 * signature is checked with the certificate that stands in the token; whether that certificate is
 * to be trusted is not.
 */
public final class TimestampToken {
  private static final byte[] SHA256 = HexFormat.of().parseHex("608648016503040201");
  private static final byte[] MESSAGE_DIGEST = HexFormat.of().parseHex("2a864886f70d010904");
  private static final Map<String, String> DIGESTS =
      Map.of(
          "2b0e03021a", "SHA-1",
          "608648016503040201", "SHA-256",
          "608648016503040202", "SHA-384",
          "608648016503040203", "SHA-512");
  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuuMMddHHmmss");

  private final byte[] hash;
  private final Instant time;
  private final @Nullable BigInteger nonce;
  private final X509Certificate signer;

  private TimestampToken(
      byte[] hash, Instant time, @Nullable BigInteger nonce, X509Certificate signer) {
    this.hash = hash;
    this.time = time;
    this.nonce = nonce;
    this.signer = signer;
  }

  /**
   * Asks for {@code hash}, a SHA-256.
   *
   * @param nonce a random positive number, so that an old answer can't pass for a new one
   */
  static byte[] request(byte[] hash, BigInteger nonce) {
    byte[] algorithm =
        Der.encode(Der.SEQUENCE, Der.encode(Der.OID, SHA256), new byte[] {0x05, 0x00});
    byte[] imprint = Der.encode(Der.SEQUENCE, algorithm, Der.encode(Der.OCTETS, hash));
    return Der.encode(
        Der.SEQUENCE,
        Der.encode(Der.INTEGER, new byte[] {1}),
        imprint,
        Der.encode(Der.INTEGER, nonce.toByteArray()),
        new byte[] {0x01, 0x01, (byte) 0xFF});
  }

  /**
   * The token in an answer.
   *
   * @throws AnchorException when it was refused, is malformed or its signature does not hold
   */
  public static TimestampToken parse(byte[] answer) throws AnchorException {
    Der response = Der.parse(answer).of(Der.SEQUENCE);
    BigInteger status = response.child(0).child(0).integer();
    if (status.intValue() > 1 || response.children().size() < 2) {
      throw new AnchorException("TRK-0413 the time stamp was refused with status " + status);
    }
    try {
      return of(response.child(1).child(1).child(0).of(Der.SEQUENCE));
    } catch (GeneralSecurityException e) {
      throw new AnchorException("TRK-0414 the time stamp's signature can't be checked: " + e, e);
    }
  }

  /** Whether it is about these bytes. */
  public boolean isAbout(byte[] stamped) {
    return Arrays.equals(hash, sha256(stamped));
  }

  /** When the authority says that it saw them. */
  public Instant time() {
    return time;
  }

  /** The certificate that signed. */
  public X509Certificate signer() {
    return signer;
  }

  /** Whether it answers the request with this nonce. */
  boolean answers(BigInteger asked) {
    return asked.equals(nonce);
  }

  static byte[] sha256(byte[] bytes) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(bytes);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  /** The token of CMS signed data (RFC 5652). */
  private static TimestampToken of(Der signedData)
      throws AnchorException, GeneralSecurityException {
    byte[] info = signedData.child(2).child(1).child(0).of(Der.OCTETS).content();
    List<Der> parts = signedData.children();
    Der certificates = parts.size() < 5 ? null : parts.get(3);
    if (certificates == null || certificates.tag() != 0xA0) {
      throw new AnchorException("TRK-0414 the time stamp holds no certificate");
    }
    Der signerInfo = parts.get(parts.size() - 1).of(Der.SET).child(0);
    X509Certificate signer = signer(certificates, signerInfo);
    requireSigned(info, signerInfo, signer);
    return read(Der.parse(info), signer);
  }

  private static TimestampToken read(Der info, X509Certificate signer) throws AnchorException {
    List<Der> parts = info.of(Der.SEQUENCE).children();
    if (parts.size() < 5) {
      throw Der.malformed();
    }
    if (!Arrays.equals(SHA256, parts.get(2).child(0).child(0).content())) {
      throw new AnchorException("TRK-0414 the time stamp is over another kind of hash");
    }
    byte[] hash = parts.get(2).child(1).of(Der.OCTETS).content();
    BigInteger nonce = null;
    for (Der part : parts.subList(5, parts.size())) {
      nonce = part.tag() == Der.INTEGER ? part.integer() : nonce;
    }
    String time =
        new String(parts.get(4).of(Der.GENERALIZED_TIME).content(), StandardCharsets.US_ASCII);
    try {
      Instant at = LocalDateTime.parse(time.substring(0, 14), TIME).toInstant(ZoneOffset.UTC);
      return new TimestampToken(hash, at, nonce, signer);
    } catch (DateTimeException | IndexOutOfBoundsException e) {
      throw new AnchorException("TRK-0414 the time stamp has no time: " + time, e);
    }
  }

  private static X509Certificate signer(Der certificates, Der signerInfo)
      throws AnchorException, GeneralSecurityException {
    CertificateFactory factory = CertificateFactory.getInstance("X.509");
    Der issuerAndSerial = signerInfo.child(1).of(Der.SEQUENCE);
    BigInteger serial = issuerAndSerial.child(1).integer();
    for (Der each : certificates.children()) {
      X509Certificate certificate =
          (X509Certificate) factory.generateCertificate(new ByteArrayInputStream(each.whole()));
      byte[] issuer = certificate.getIssuerX500Principal().getEncoded();
      if (certificate.getSerialNumber().equals(serial)
          && Arrays.equals(issuer, issuerAndSerial.child(0).whole())) {
        return certificate;
      }
    }
    throw new AnchorException("TRK-0414 the time stamp's own certificate is not in it");
  }

  private static void requireSigned(byte[] info, Der signerInfo, X509Certificate signer)
      throws AnchorException, GeneralSecurityException {
    List<Der> parts = signerInfo.children();
    if (parts.size() < 6 || parts.get(3).tag() != 0xA0) {
      throw Der.malformed();
    }
    String digest = DIGESTS.get(HexFormat.of().formatHex(parts.get(2).child(0).content()));
    if (digest == null) {
      throw new AnchorException("TRK-0414 the time stamp is signed by an unknown method");
    }
    byte[] attributes = parts.get(3).whole().clone();
    attributes[0] = Der.SET; // what is signed is the set, not its place in the message
    Signature signature = Signature.getInstance(method(digest, signer));
    signature.initVerify(signer);
    signature.update(attributes);
    boolean holds =
        signature.verify(parts.get(5).of(Der.OCTETS).content())
            && Arrays.equals(MessageDigest.getInstance(digest).digest(info), stated(parts.get(3)));
    if (!holds) {
      throw new AnchorException("TRK-0414 the time stamp's signature does not hold");
    }
  }

  private static String method(String digest, X509Certificate signer) {
    String key = signer.getPublicKey().getAlgorithm();
    return key.startsWith("Ed")
        ? key
        : digest.replace("-", "") + "with" + (key.equals("EC") ? "ECDSA" : key);
  }

  private static byte[] stated(Der attributes) throws AnchorException {
    for (Der attribute : attributes.children()) {
      if (Arrays.equals(attribute.child(0).content(), MESSAGE_DIGEST)) {
        return attribute.child(1).child(0).of(Der.OCTETS).content();
      }
    }
    throw Der.malformed();
  }
}
