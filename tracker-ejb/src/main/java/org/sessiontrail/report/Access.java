package org.sessiontrail.report;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;
import org.sessiontrail.record.Fact;
import org.sessiontrail.record.Kind;
import org.sessiontrail.record.Outcome;
import org.sessiontrail.record.TrailClock;
import org.sessiontrail.store.TrailQuery;

/**
 * Somebody's attempt to read or export the trail, on its way to become a record of that trail.
 *
 * @param kind {@link Kind#EXPORT} or {@link Kind#AUDIT_READ}
 * @param via the door they used: {@code http} or {@code cli}
 * @param user who it is, or null when nobody is signed in
 * @param address where they come from, or null when it is not kept or there is none
 * @param startMicros when it began, microseconds since 1970
 * @param startNanos the same moment on the monotonic clock
 */
public record Access(
    Kind kind,
    String via,
    @Nullable String user,
    @Nullable String address,
    long startMicros,
    long startNanos) {

  /**
   * The record of how it came out.
   *
   * @param format the format asked for, or null when it was refused before that was looked at
   * @param query the records asked for, or null likewise
   * @param rows records that were given, also when it failed midway
   * @param error what it failed by, or null
   */
  public Fact ended(
      Outcome outcome,
      @Nullable String format,
      @Nullable TrailQuery query,
      long rows,
      @Nullable Throwable error,
      TrailClock clock) {
    return Fact.of(kind, startMicros)
        .put("via", via)
        .put("outcome", outcome.id())
        .put("rows", rows)
        .put("ms", (clock.nanos() - startNanos) / 1_000_000)
        .put("format", format)
        .put("error", error == null ? null : error.getClass().getName())
        .user(user)
        .personal("who", "ip", address)
        .personal("what", "query", query == null ? null : conditions(query))
        .build();
  }

  /** The conditions as a query string; they may name a person, so they are kept erasably. */
  private static @Nullable String conditions(TrailQuery query) {
    StringJoiner out = new StringJoiner("&");
    Conditions.of(query)
        .forEach(
            (name, value) ->
                out.add(name + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8)));
    return out.length() == 0 ? null : out.toString();
  }
}
