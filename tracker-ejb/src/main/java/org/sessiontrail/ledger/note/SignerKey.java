package org.sessiontrail.ledger.note;

import java.nio.ByteBuffer;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.security.PrivateKey;
import java.util.Arrays;
import java.util.Base64;

/**
 * A named private key with its public half.
 *
 * <p>Its text, for a file that only its owner reads, is {@code PRIVATE+KEY+<name>+<key
 * id>+<base64(type ‖ seed)>} as the note tools of Go write it, a space, and the vkey.
 *
 * <p>Threads: immutable.
 */
public final class SignerKey {
  private static final String MARK = "PRIVATE+KEY+";

  private final VerifierKey verifier;
  private final PrivateKey key;
  private final byte[] seed;

  /**
   * The key made of {@code seed}, whose public half is {@code verifier}.
   *
   * @throws NoteException when they do not belong together
   */
  public SignerKey(VerifierKey verifier, byte[] seed) throws NoteException {
    if (seed.length != Ed25519.KEY_BYTES) {
      throw new NoteException("an Ed25519 seed has 32 bytes, not " + seed.length);
    }
    this.verifier = verifier;
    this.seed = seed.clone();
    this.key = Ed25519.privateKey(this.seed);
    NoteSignature sample = sign("sample\n", 0);
    if (!verifier.verifies("sample\n", sample)) {
      throw new NoteException("the private key of " + verifier + " is another one");
    }
  }

  /** A new key. */
  public static SignerKey generate(String name, KeyType type) throws NoteException {
    try {
      KeyPair pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
      return new SignerKey(
          new VerifierKey(name, type, tail(pair.getPublic().getEncoded())),
          tail(pair.getPrivate().getEncoded()));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform from 15 on has Ed25519", e);
    }
  }

  /**
   * The key of a text that {@link #secret()} gave.
   *
   * @throws NoteException when it is none; the message does not repeat the text
   */
  public static SignerKey parse(String secret) throws NoteException {
    String[] halves = secret.strip().split(" ", -1);
    String[] parts = halves[0].startsWith(MARK) ? halves[0].split("\\+", 5) : new String[0];
    if (halves.length != 2 || parts.length != 5) {
      throw new NoteException("a private key is written PRIVATE+KEY+name+id+seed and its vkey");
    }
    VerifierKey verifier = VerifierKey.parse(halves[1]);
    byte[] typed = NoteText.base64(parts[4]);
    if (typed.length == 0
        || typed[0] != verifier.type().id()
        || !halves[0].startsWith(MARK + verifier.name() + "+")) {
      throw new NoteException("the private key beside " + verifier + " is another one's");
    }
    return new SignerKey(verifier, Arrays.copyOfRange(typed, 1, typed.length));
  }

  /** The public half. */
  public VerifierKey verifier() {
    return verifier;
  }

  /**
   * Signs {@code text}.
   *
   * @param epochSeconds when, seconds since 1970; only a witness says so
   */
  public NoteSignature sign(String text, long epochSeconds) {
    if (verifier.type() == KeyType.LOG) {
      byte[] signature = Ed25519.sign(key, NoteText.utf8(text));
      return new NoteSignature(verifier.name(), verifier.id(), signature);
    }
    byte[] signature = Ed25519.sign(key, VerifierKey.cosigned(text, epochSeconds));
    byte[] timed =
        ByteBuffer.allocate(Long.BYTES + signature.length)
            .putLong(epochSeconds)
            .put(signature)
            .array();
    return new NoteSignature(verifier.name(), verifier.id(), timed);
  }

  /** The private key as text. */
  public String secret() {
    byte[] typed = new byte[1 + seed.length];
    typed[0] = verifier.type().id();
    System.arraycopy(seed, 0, typed, 1, seed.length);
    return String.format(
        "%s%s+%08x+%s %s",
        MARK, verifier.name(), verifier.id(), Base64.getEncoder().encodeToString(typed), verifier);
  }

  /** Names the public half only. */
  @Override
  public String toString() {
    return verifier.toString();
  }

  private static byte[] tail(byte[] der) {
    return Arrays.copyOfRange(der, der.length - Ed25519.KEY_BYTES, der.length);
  }
}
