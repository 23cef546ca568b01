package org.sessiontrail.runtime;

import java.io.IOException;
import java.nio.file.Path;
import org.sessiontrail.consent.KeyShelf;

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
      byte[] key = KeyShelf.readOrMake(file);
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
      return KeyShelf.random();
    }
  }
}
