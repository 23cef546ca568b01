package org.sessiontrail.report.session;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One session from its first record to its last.
 *
 * @param app origin of the log
 * @param trail its trail id
 * @param entries in trail order, with statements of what is not recorded between them
 * @param records how many records the log holds of it
 * @param isCut whether it has more records than are shown
 */
public record Timeline(
    String app, String trail, List<TimelineEntry> entries, long records, boolean isCut) {
  /** Takes a copy. */
  public Timeline {
    entries = List.copyOf(entries);
  }

  /** When its first record began, microseconds since 1970. */
  public long beginMicros() {
    return entries.get(0).atMicros();
  }

  /** When the last one that is shown had ended. */
  public long endMicros() {
    return entries.stream().mapToLong(TimelineEntry::endMicros).max().orElse(0);
  }

  /** The last user who was on it, or null. */
  public @Nullable String user() {
    return entries.stream()
        .map(entry -> entry.scene().user())
        .filter(Objects::nonNull)
        .reduce((earlier, later) -> later)
        .orElse(null);
  }

  /** What failed. */
  public List<TimelineEntry> failures() {
    return entries.stream().filter(entry -> entry.result().isFailure()).toList();
  }
}
