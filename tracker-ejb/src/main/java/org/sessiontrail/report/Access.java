package org.sessiontrail.report;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.StringJoiner;
import java.util.TreeMap;
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
   * What was asked for and handed over.
   *
   * @param format the format asked for, or null when it was refused before that was looked at
   * @param query the records asked for, or null likewise
   * @param rows records that were given, also when it failed midway
   * @param report id of the report, or null when it has none
   * @param sha256 hash of the whole file as it left, hexadecimal; null when it did not leave whole
   * @param checkpoint size of the checkpoint it was made under, or null when there was none
   * @param recipient where it was sent, or null when whoever asked took it along
   */
  public record Handed(
      @Nullable String format,
      @Nullable TrailQuery query,
      long rows,
      @Nullable String report,
      @Nullable String sha256,
      @Nullable Long checkpoint,
      @Nullable String recipient) {
    /** Rows of a report that has no name. */
    public static Handed of(@Nullable String format, @Nullable TrailQuery query, long rows) {
      return new Handed(format, query, rows, null, null, null, null);
    }

    /** These rows as the report {@code id}, made under {@code seal}. */
    public Handed in(String id, @Nullable Attestation seal) {
      Long size = seal == null ? null : Long.valueOf(seal.treeSize());
      return new Handed(format, query, rows, id, sha256, size, recipient);
    }

    /** The same with the hash of what left. */
    public Handed as(@Nullable String hash) {
      return new Handed(format, query, rows, report, hash, checkpoint, recipient);
    }

    /** The same, sent to {@code place}. */
    public Handed sentTo(String place) {
      return new Handed(format, query, rows, report, sha256, checkpoint, place);
    }
  }

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
    return ended(outcome, Handed.of(format, query, rows), error, clock);
  }

  /**
   * The record of how it came out.
   *
   * @param error what it failed by, or null
   */
  public Fact ended(Outcome outcome, Handed handed, @Nullable Throwable error, TrailClock clock) {
    TrailQuery query = handed.query();
    return ended(outcome, handed, query == null ? Map.of() : Conditions.of(query), error, clock);
  }

  /**
   * The record of how a report over visits came out.
   *
   * @param format name of the report and of its format
   * @param conditions what was asked, texts by parameter name
   * @param rows rows that were given
   * @param error what it failed by, or null
   */
  public Fact answered(
      Outcome outcome,
      String format,
      Map<String, String> conditions,
      long rows,
      @Nullable Throwable error,
      TrailClock clock) {
    return ended(outcome, Handed.of(format, null, rows), conditions, error, clock);
  }

  private Fact ended(
      Outcome outcome,
      Handed handed,
      Map<String, String> conditions,
      @Nullable Throwable error,
      TrailClock clock) {
    return Fact.of(kind, startMicros)
        .put("via", via)
        .put("outcome", outcome.id())
        .put("rows", handed.rows())
        .put("ms", (clock.nanos() - startNanos) / 1_000_000)
        .put("format", handed.format())
        .put("report", handed.report())
        .put("sha256", handed.sha256())
        .put("checkpoint", handed.checkpoint())
        .put("recipient", handed.recipient())
        .put("error", error == null ? null : error.getClass().getName())
        .user(user)
        .personal("who", "ip", address)
        .personal("what", "query", text(conditions))
        .build();
  }

  /** The conditions as a query string; they may name a person, so they are kept erasably. */
  private static @Nullable String text(Map<String, String> conditions) {
    StringJoiner out = new StringJoiner("&");
    new TreeMap<>(conditions)
        .forEach(
            (name, value) ->
                out.add(name + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8)));
    return out.length() == 0 ? null : out.toString();
  }
}
