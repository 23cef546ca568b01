package org.sessiontrail.report.bundle;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The files of a bundle that somebody else may have made.
 *
 * <p>Threads: one thread.
 */
interface BundleFiles extends AutoCloseable {
  /** Files that a bundle may have at most. */
  int MAX_FILES = 2_000_000;

  /** Names of all files, {@code /} between folders. */
  Set<String> names();

  /** Length of a file that is there. */
  long size(String name) throws IOException;

  /** The bytes of a file that is there; several may be open at a time. */
  InputStream open(String name) throws IOException;

  /** What is wrong with the form, one sentence each. */
  List<String> problems();

  /** A small file's bytes; null when it is not there or longer than {@code most}. */
  default byte @Nullable [] read(String name, int most) throws IOException {
    if (!names().contains(name) || size(name) > most) {
      return null;
    }
    try (InputStream in = open(name)) {
      return in.readNBytes(most);
    }
  }

  @Override
  void close();
}
