package org.sessiontrail.report.bundle;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/**
 * Where the files of a bundle go. Files may be written side by side; each is there once it is
 * closed.
 *
 * <p>Threads: one thread.
 */
public interface BundleSink {
  /** Begins a file; its name has {@code /} between folders. */
  OutputStream create(String name) throws IOException;

  /** All files are written. */
  void finish() throws IOException;

  /** Writes a whole file. */
  default void write(String name, byte[] bytes) throws IOException {
    try (OutputStream out = create(name)) {
      out.write(bytes);
    }
  }

  /** Writes a whole file in UTF-8. */
  default void write(String name, String text) throws IOException {
    write(name, text.getBytes(StandardCharsets.UTF_8));
  }
}
