package org.sessiontrail.ledger.anchor;

import java.io.IOException;
import java.io.InputStream;
import java.math.BigInteger;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import org.sessiontrail.ledger.note.SignedNote;

/**
 * Has a time stamp authority confirm when a checkpoint existed (RFC 3161 over HTTP): not even who
 * holds all keys can date a log back. What is stamped is the SHA-256 of the whole note.
 */
public final class TimestampAnchor implements Anchor {
  private static final int TIMEOUT_MILLIS = 5_000;
  private static final int MAX_ANSWER_BYTES = 1 << 20;
  private static final int NONCE_BITS = 63;

  private final URI authority;
  private final SecureRandom random = new SecureRandom();

  /** Asks the authority at {@code address}, http or https. */
  public TimestampAnchor(String address) {
    this.authority = URI.create(address);
  }

  @Override
  public String kind() {
    return "rfc3161";
  }

  @Override
  public String place() {
    return authority.getScheme() + "://" + authority.getRawAuthority() + authority.getRawPath();
  }

  /** Gives the answer as it came, to be kept. */
  @Override
  public byte[] leave(SignedNote checkpoint) throws AnchorException {
    byte[] note = checkpoint.toString().getBytes(StandardCharsets.UTF_8);
    BigInteger nonce = new BigInteger(NONCE_BITS, random).setBit(NONCE_BITS - 1);
    byte[] answer = ask(TimestampToken.request(TimestampToken.sha256(note), nonce));
    TimestampToken token = TimestampToken.parse(answer);
    if (!token.isAbout(note) || !token.answers(nonce)) {
      throw new AnchorException("TRK-0413 " + place() + " stamped something else than was asked");
    }
    return answer;
  }

  /** Not the platform's newer client: that keeps threads for as long as it is reachable. */
  private byte[] ask(byte[] question) throws AnchorException {
    try {
      HttpURLConnection connection = (HttpURLConnection) authority.toURL().openConnection();
      try {
        connection.setConnectTimeout(TIMEOUT_MILLIS);
        connection.setReadTimeout(TIMEOUT_MILLIS);
        connection.setInstanceFollowRedirects(false);
        connection.setDoOutput(true);
        connection.setRequestProperty("Content-Type", "application/timestamp-query");
        connection.getOutputStream().write(question);
        if (connection.getResponseCode() != HttpURLConnection.HTTP_OK) {
          throw new AnchorException(
              "TRK-0413 " + place() + " answered with status " + connection.getResponseCode());
        }
        try (InputStream body = connection.getInputStream()) {
          return body.readNBytes(MAX_ANSWER_BYTES);
        }
      } finally {
        connection.disconnect();
      }
    } catch (IOException | ClassCastException e) {
      throw new AnchorException("TRK-0413 " + place() + ": " + e, e);
    }
  }
}
