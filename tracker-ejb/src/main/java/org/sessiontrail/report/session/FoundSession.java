package org.sessiontrail.report.session;

import org.jspecify.annotations.Nullable;

/**
 * A session with records that meet a query.
 *
 * @param trail its trail id
 * @param user the user of the last matching record that names one, or null
 * @param firstMicros when the first matching record began, microseconds since 1970
 * @param lastMicros when the last one began
 * @param matches how many records match
 * @param failures how many of them failed
 * @param what what the last of them was
 * @param error class of the last failure, or null
 * @param fingerprint fingerprint of that failure, or null
 */
public record FoundSession(
    String trail,
    @Nullable String user,
    long firstMicros,
    long lastMicros,
    long matches,
    long failures,
    String what,
    @Nullable String error,
    @Nullable String fingerprint) {

  static FoundSession of(String trail, TimelineEntry entry) {
    return new FoundSession(
            trail, null, entry.atMicros(), entry.atMicros(), 0, 0, entry.what(), null, null)
        .and(entry);
  }

  /**
   * {@code timeline} as something that was found.
   *
   * @param index place of the record it was found by; null for all of it
   */
  public static FoundSession of(Timeline timeline, @Nullable Long index) {
    return timeline.entries().stream()
        .filter(entry -> index == null || index.equals(entry.index()))
        .reduce(
            new FoundSession(
                timeline.trail(), null, timeline.beginMicros(), 0, 0, 0, "", null, null),
            FoundSession::and,
            (first, second) -> second);
  }

  FoundSession and(TimelineEntry entry) {
    TimelineEntry.Result result = entry.result();
    String error = result.error();
    return new FoundSession(
        trail,
        entry.scene().user() == null ? user : entry.scene().user(),
        firstMicros,
        Math.max(lastMicros, entry.atMicros()),
        matches + 1,
        failures + (result.isFailure() ? 1 : 0),
        entry.kind() + (entry.what().isEmpty() ? "" : " " + entry.what()),
        error == null ? this.error : error,
        error == null ? fingerprint : result.fingerprint());
  }
}
