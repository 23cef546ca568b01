package org.sessiontrail.capture;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.sessiontrail.record.Outcome;
import org.sessiontrail.record.RequestResult;
import org.sessiontrail.record.RequestType;
import org.sessiontrail.runtime.Agent;
import org.sessiontrail.runtime.Tracker;

/**
 * Exchanges that are not over when the filter returns: asynchronous ones, and failed ones whose
 * error page may still decide the status. Each has a time after which it is recorded anyway, so
 * that an end that is never reported loses nothing and holds no memory.
 *
 * <p>Threads: safe for any number of threads.
 */
public final class OpenExchanges implements Agent {
  /** How long a failed exchange waits for its error page. */
  static final long ERROR_PAGE_MICROS = TimeUnit.SECONDS.toMicros(2);

  private record Waiting(long dueMicros, Runnable whenDue) {}

  private final Tracker tracker;
  private final TrailRecorder recorder;
  private final Map<Exchange, Waiting> waiting = new ConcurrentHashMap<>();

  OpenExchanges(Tracker tracker, TrailRecorder recorder) {
    this.tracker = tracker;
    this.recorder = recorder;
  }

  /** Keeps an asynchronous exchange in sight until it is recorded. */
  public void awaitCompletion(Exchange exchange) {
    long limit = TimeUnit.MINUTES.toMicros(tracker.config().sessions().asyncMinutes());
    waiting.put(exchange, new Waiting(now() + limit, () -> abandon(exchange)));
  }

  /** Writes the record of an exchange that will not be seen to end. */
  private void abandon(Exchange exchange) {
    recorder.finish(
        exchange,
        exchange.trail(),
        exchange.entryUser(),
        RequestType.OTHER,
        new RequestResult(0, Outcome.UNFINISHED, recorder.elapsedMicros(exchange), -1, null),
        false);
  }

  /** Waits for the error page of a failed exchange; {@code otherwise} records it without one. */
  public void awaitErrorPage(Exchange exchange, Runnable otherwise) {
    waiting.put(exchange, new Waiting(now() + ERROR_PAGE_MICROS, otherwise));
  }

  /** Forgets an exchange that is being recorded. */
  public void settled(Exchange exchange) {
    waiting.remove(exchange);
  }

  /** How many exchanges are waiting. */
  public int size() {
    return waiting.size();
  }

  @Override
  public String name() {
    return "open-exchanges";
  }

  @Override
  public int doWork() {
    if (waiting.isEmpty()) {
      return 0;
    }
    waiting.keySet().removeIf(Exchange::closed);
    long now = now();
    List<Exchange> due =
        waiting.entrySet().stream()
            .filter(entry -> entry.getValue().dueMicros() <= now)
            .map(Map.Entry::getKey)
            .toList();
    due.forEach(this::record);
    return due.size();
  }

  private void record(Exchange exchange) {
    Waiting how = waiting.remove(exchange);
    if (how != null) {
      how.whenDue().run();
    }
  }

  /** Records everything that is still waiting, because the application stops. */
  void abandonAll() {
    List.copyOf(waiting.keySet()).forEach(this::record);
  }

  private long now() {
    return tracker.clock().epochMicros();
  }
}
