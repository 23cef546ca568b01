package org.sessiontrail.capture;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.sessiontrail.record.Outcome;

/** A business action between its beginning and its end. One thread; no method throws. */
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

  /** States that the action is about to run. */
  public void intended() {
    write(Outcome.UNFINISHED, null, "intent");
  }

  /** Records that it did what was asked. */
  public void succeeded() {
    write(Outcome.SUCCESS, null, null);
  }

  /** Records that it threw {@code thrown}. */
  public void failed(Throwable thrown) {
    write(Outcome.FAILED, ErrorName.of(thrown), null);
  }

  private void write(Outcome outcome, @Nullable String error, @Nullable String phase) {
    try {
      long micros = (recorder.nanos() - startNanos) / 1_000;
      LiveTrail trail = exchange == null ? null : recorder.trailNow(exchange);
      recorder.record(
          exchange,
          trail,
          new ActionFacts(startMicros, name, outcome, micros, error, detail, phase));
    } catch (RuntimeException | LinkageError e) {
      recorder.failed("action " + name, e);
    }
  }
}
