package org.sessiontrail.report.session;

import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.sessiontrail.record.Outcome;

/**
 * One line of a timeline.
 *
 * @param index place of its record in the log; null for a statement about what is not recorded
 * @param atMicros when it began, microseconds since 1970
 * @param kind kind of the record, {@code request}, or {@code missing} for records that are not
 *     there
 * @param what what it was, in the words of the audit report; may be empty
 * @param result how it came out
 * @param scene where and by whom
 * @param place where it stands in the timeline
 */
public record TimelineEntry(
    @Nullable Long index,
    long atMicros,
    String kind,
    String what,
    Result result,
    Scene scene,
    Place place) {

  /** Kind of a statement that records of the session are not there. */
  public static final String MISSING = "missing";

  /**
   * How something came out; null where its record does not tell.
   *
   * @param millis how long it took
   * @param error class of the exception it failed by
   * @param fingerprint the same for failures of one sort
   * @param trace stack trace without messages, lines joined by {@code \n}
   */
  public record Result(
      @Nullable String outcome,
      @Nullable Long status,
      @Nullable Long millis,
      @Nullable String error,
      @Nullable String fingerprint,
      @Nullable String trace) {
    /** Of a record that tells nothing of it. */
    public static final Result NONE = new Result(null, null, null, null, null, null);

    private static final Set<String> FAILURES =
        Set.of(
            Outcome.FAILED.id(),
            Outcome.FAILED_AFTER_COMMIT.id(),
            Outcome.TIMED_OUT.id(),
            Outcome.ABORTED.id());

    /** Whether it failed, by an exception or by what it answered. */
    public boolean isFailure() {
      return error != null || (outcome != null && FAILURES.contains(outcome));
    }
  }

  /**
   * Where and by whom; null where its record does not tell.
   *
   * @param exchange the number a request shares with what happened within it
   * @param route the path with its identifiers taken out
   * @param query kept query parameters
   * @param more everything else that its record tells, values by name
   */
  public record Scene(
      @Nullable String stream,
      @Nullable Long number,
      @Nullable String user,
      @Nullable String agent,
      @Nullable Long exchange,
      @Nullable String route,
      @Nullable String query,
      Map<String, Object> more) {
    /** Of a statement. */
    public static final Scene NONE = new Scene(null, null, null, null, null, null, null, Map.of());
  }

  /**
   * Where it stands.
   *
   * @param offsetMicros microseconds since the first record of the session
   * @param depth 0 for what stands for itself, 1 for what happened within a request, and so on
   * @param idleMicros how long nothing had gone on before; 0 unless the depth is 0
   */
  public record Place(long offsetMicros, int depth, long idleMicros) {
    static final Place NOWHERE = new Place(0, 0, 0);
  }

  /** A statement at this moment. */
  static TimelineEntry statement(long atMicros, String kind, String what) {
    return new TimelineEntry(null, atMicros, kind, what, Result.NONE, Scene.NONE, Place.NOWHERE);
  }

  /** When it ended as far as milliseconds tell; when it began where its record does not tell. */
  public long endMicros() {
    Long millis = result.millis();
    return millis == null || millis < 0 ? atMicros : atMicros + millis * 1_000;
  }

  TimelineEntry at(Place where) {
    return new TimelineEntry(index, atMicros, kind, what, result, scene, where);
  }
}
