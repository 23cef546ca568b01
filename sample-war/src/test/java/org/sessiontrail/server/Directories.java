package org.sessiontrail.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Directories of servers that tests start. */
public final class Directories {
  private Directories() {}

  /** Makes {@code directory} empty, with its parents. */
  public static void clear(Path directory) throws IOException {
    Files.createDirectories(directory);
    try (Stream<Path> files = Files.walk(directory)) {
      List<Path> deepestFirst = files.sorted(Comparator.reverseOrder()).toList();
      for (Path file : deepestFirst) {
        if (!file.equals(directory)) {
          Files.delete(file);
        }
      }
    }
  }
}
