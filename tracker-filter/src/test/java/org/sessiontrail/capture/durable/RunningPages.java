package org.sessiontrail.capture.durable;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.sessiontrail.record.Fact;
import org.sessiontrail.spool.running.RunningRequests;

/** What a kill of this process would have the next one state of running requests. */
final class RunningPages {
  private RunningPages() {}

  /** The pages below {@code dir}. */
  static List<Path> files(Path dir) {
    try (Stream<Path> files = Files.walk(dir)) {
      return files.filter(file -> file.toString().endsWith(".requests")).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The requests in them that have no number yet. */
  static List<Fact> unseen(Path dir) {
    List<Fact> out = new ArrayList<>();
    try {
      for (Path file : files(dir)) {
        out.addAll(RunningRequests.unseen(file, Long.MAX_VALUE));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out;
  }
}
