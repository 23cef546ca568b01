package org.sessiontrail.intake;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What came of the import of one log.
 *
 * @param format how it was read
 * @param lines all lines of the log, and what became of them
 * @param records new records in the log, those about the import itself included
 * @param refused of these, how many the database did not take
 * @param trails trails that began in the whole log
 * @param broken why the log ended early, or null
 */
public record ImportSummary(
    String format, Lines lines, long records, long refused, long trails, @Nullable String broken) {
  /**
   * Lines by what became of them.
   *
   * @param all all of them
   * @param before those that an earlier import has taken in
   * @param excluded those of excluded paths
   * @param rejects those that could not be read
   */
  public record Lines(long all, long before, long excluded, Rejects rejects) {}

  /**
   * Lines that could not be read.
   *
   * @param count how many
   * @param samples the first of them, for people
   * @param file where they all are, or null
   */
  public record Rejects(long count, List<String> samples, @Nullable Path file) {}

  /** Whether somebody should look at something. */
  public boolean hasFindings() {
    return lines.rejects().count() > 0 || refused > 0 || broken != null;
  }
}
