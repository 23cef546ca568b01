package org.sessiontrail.capture;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.sessiontrail.record.ErrorTrace;
import org.sessiontrail.record.Outcome;

/**
 * A business action between its beginning and its end. One thread; only {@link #intended} and
 * {@link #succeededDurably} throw, and only what they state.
 */
public final class ActionInProgress {
  private final TrailRecorder recorder;
  private final @Nullable Exchange exchange;
  private final String name;
  private final Map<String, String> detail;
  private final long startMicros;
  private final long startNanos;

  ActionInProgress(
      TrailRecorder recorder,
      @Nullable Exchange exchange,
      String name,
      Map<String, String> detail) {
    this.recorder = recorder;
    this.exchange = exchange;
    this.name = name;
    this.detail = detail;
    this.startMicros = recorder.stamp();
    this.startNanos = recorder.nanos();
  }

  /**
   * States that the action is about to run, and waits until that is safe.
   *
   * @throws NotRecordedException when it is not in time and the action must not run therefore
   */
  public void intended() {
    recorder.assurance().demand(write(Outcome.UNFINISHED, null, "intent", true), exchange, name);
  }

  /**
   * Records that it did what was asked, and waits until that is safe.
   *
   * @return whether it is
   * @throws NotRecordedException when it is not and the application must be told so
   */
  boolean succeededDurably() {
    boolean safe = write(Outcome.SUCCESS, null, null, true);
    return recorder.assurance().demand(safe, exchange, name);
  }

  /** Records that it did what was asked. */
  public void succeeded() {
    write(Outcome.SUCCESS, null, null, false);
  }

  /** Records that it threw {@code thrown}. */
  public void failed(Throwable thrown) {
    write(Outcome.FAILED, recorder.policy().failure(thrown), null, false);
  }

  /** Returns whether it was taken and, where waited for, is safe. */
  private boolean write(
      Outcome outcome, @Nullable ErrorTrace failure, @Nullable String phase, boolean wait) {
    try {
      long micros = (recorder.nanos() - startNanos) / 1_000;
      LiveTrail trail = exchange == null ? null : recorder.trailNow(exchange);
      return recorder.record(
          exchange,
          trail,
          new ActionFacts(startMicros, name, outcome, micros, failure, detail, phase),
          wait);
    } catch (RuntimeException | LinkageError e) {
      recorder.failed("action " + name, e);
      return false;
    }
  }
}
