package org.sessiontrail.ledger.note;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.PublicKey;
import java.util.Arrays;
import java.util.Base64;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * A named public key: whose signature a note must bear. Its text is a C2SP vkey, {@code <name>+<key
 * id in hex>+<base64(type ‖ key)>}.
 *
 * <p>Threads: immutable.
 */
public final class VerifierKey {
  private static final int TIME_BYTES = 8;

  private final String name;
  private final KeyType type;
  private final int id;
  private final byte[] raw;
  private final PublicKey key;

  /**
   * The key {@code raw} of 32 bytes under {@code name}.
   *
   * @throws NoteException when either can't be a key's
   */
  public VerifierKey(String name, KeyType type, byte[] raw) throws NoteException {
    if (!NoteText.isKeyName(name)) {
      throw new NoteException("a key's name has neither spaces nor +: " + name);
    }
    if (raw.length != Ed25519.KEY_BYTES) {
      throw new NoteException("an Ed25519 key has 32 bytes, not " + raw.length);
    }
    this.name = name;
    this.type = type;
    this.raw = raw.clone();
    this.key = Ed25519.publicKey(this.raw);
    this.id = id(name, type, this.raw);
  }

  /**
   * The key of a vkey.
   *
   * @throws NoteException when {@code text} is none, or of a type other than {@link KeyType}
   */
  public static VerifierKey parse(String text) throws NoteException {
    String[] parts = text.split("\\+", 3);
    if (parts.length != 3) {
      throw new NoteException("a key is written name+id+key: " + text);
    }
    byte[] key = NoteText.base64(parts[2]);
    for (KeyType type : KeyType.values()) {
      if (key.length > 0 && key[0] == type.id()) {
        VerifierKey out = new VerifierKey(parts[0], type, Arrays.copyOfRange(key, 1, key.length));
        if (!out.toString().equals(text)) {
          throw new NoteException("the key's id is not that of its name and key: " + text);
        }
        return out;
      }
    }
    throw new NoteException("keys of this type are not known: " + text);
  }

  /** The name that stands beside its signatures. */
  public String name() {
    return name;
  }

  /** What it signs. */
  public KeyType type() {
    return type;
  }

  /** The four bytes that begin its signatures. */
  public int id() {
    return id;
  }

  /** Whether {@code signature} claims to be by this key; says nothing about whether it holds. */
  public boolean claims(NoteSignature signature) {
    return signature.keyId() == id && signature.name().equals(name);
  }

  /** Whether {@code signature} was made by this key over {@code text}. */
  public boolean verifies(String text, NoteSignature signature) {
    if (!claims(signature)) {
      return false;
    }
    byte[] bytes = signature.bytes();
    if (type == KeyType.LOG) {
      return bytes.length == Ed25519.SIGNATURE_BYTES
          && Ed25519.verifies(key, NoteText.utf8(text), bytes);
    }
    OptionalLong time = time(signature);
    return time.isPresent()
        && Ed25519.verifies(
            key,
            cosigned(text, time.getAsLong()),
            Arrays.copyOfRange(bytes, TIME_BYTES, bytes.length));
  }

  /**
   * The time a cosignature states, in seconds since 1970; empty for signatures of another kind. To
   * be believed only when the signature {@link #verifies}.
   */
  public OptionalLong time(NoteSignature signature) {
    byte[] bytes = signature.bytes();
    if (type != KeyType.WITNESS || bytes.length != TIME_BYTES + Ed25519.SIGNATURE_BYTES) {
      return OptionalLong.empty();
    }
    long seconds = ByteBuffer.wrap(bytes).getLong();
    return seconds < 0 ? OptionalLong.empty() : OptionalLong.of(seconds);
  }

  /** What a witness signs when it saw the checkpoint {@code text} at {@code seconds}. */
  static byte[] cosigned(String text, long seconds) {
    return NoteText.utf8("cosignature/v1\ntime " + seconds + "\n" + text);
  }

  /** Whether both are the same key, whatever their names and types. */
  boolean hasKeyOf(VerifierKey other) {
    return Arrays.equals(raw, other.raw);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof VerifierKey that && toString().equals(that.toString());
  }

  @Override
  public int hashCode() {
    return id;
  }

  /** The vkey. */
  @Override
  public String toString() {
    byte[] typed = new byte[1 + raw.length];
    typed[0] = type.id();
    System.arraycopy(raw, 0, typed, 1, raw.length);
    return String.format("%s+%08x+%s", name, id, Base64.getEncoder().encodeToString(typed));
  }

  private static int id(String name, KeyType type, byte[] raw) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      digest.update((name + "\n").getBytes(StandardCharsets.UTF_8));
      digest.update(type.id());
      return ByteBuffer.wrap(digest.digest(raw)).getInt();
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
