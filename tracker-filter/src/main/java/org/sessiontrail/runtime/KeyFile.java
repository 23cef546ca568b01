package org.sessiontrail.runtime;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Objects;
import org.sessiontrail.record.KeyedHash;

/** The application's hash key in a file that only its owner reads; made at the first start. */
final class KeyFile {
  private static final String PART = "key";

  private KeyFile() {}

  /**
   * The key in {@code file}, made there when missing. When the file can't be read or written the
   * key lives in memory only: hashes then differ after a restart, which the health says.
   */
  static byte[] load(Path file, Health health) {
    try {
      byte[] key = Files.exists(file) ? Files.readAllBytes(file) : create(file);
      if (key.length != KeyedHash.KEY_BYTES) {
        throw new IOException("holds " + key.length + " bytes instead of " + KeyedHash.KEY_BYTES);
      }
      health.report(PART, Health.State.UP, "key file " + file);
      return key;
    } catch (IOException | RuntimeException e) {
      String message =
          "TRK-0202 key file "
              + file
              + " can't be used ("
              + e
              + "); using a key in memory: after a restart users and sessions get other pseudonyms";
      health.report(PART, Health.State.DEGRADED, message);
      return random();
    }
  }

  /** Writes a new key beside {@code file} and links it there, so that nobody reads half a key. */
  private static byte[] create(Path file) throws IOException {
    Path parent = Objects.requireNonNull(file.toAbsolutePath().getParent());
    Files.createDirectories(parent);
    byte[] key = random();
    Path draft = Files.createTempFile(parent, "key", null);
    try {
      Files.write(draft, key);
      Files.createLink(file, draft);
      return key;
    } catch (FileAlreadyExistsException another) {
      return Files.readAllBytes(file);
    } catch (UnsupportedOperationException noLinks) {
      Files.move(draft, file);
      return key;
    } finally {
      Files.deleteIfExists(draft);
    }
  }

  private static byte[] random() {
    byte[] key = new byte[KeyedHash.KEY_BYTES];
    new SecureRandom().nextBytes(key);
    return key;
  }
}
