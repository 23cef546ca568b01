package org.sessiontrail.runtime;

import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.sessiontrail.record.TrailClock;

/**
 * How the parts of a tracker are, and how they came to be so: each change of a state is kept with
 * its time, logged once and told to those who asked.
 *
 * <p>Threads: safe for any number of threads. A change is logged and told by the thread that
 * reported it, which holds no lock of ours then.
 */
public final class Health {
  /** How many changes are kept: enough for a bad day, too few to fill a memory. */
  static final int HISTORY = 100;

  /** How a part is. */
  public enum State {
    /** Works. */
    UP,
    /** Works, but not as configured. */
    DEGRADED,
    /** Does not work. */
    DOWN
  }

  /**
   * How one part is.
   *
   * @param state how it is
   * @param message what an operator should know and do
   * @param sinceMicros since when it has been in this state, microseconds since 1970
   */
  public record Part(State state, String message, long sinceMicros) {}

  /**
   * One part went from one state to another.
   *
   * @param part its name
   * @param before how it was, or null when this was its first report
   * @param after how it is
   * @param message what an operator should know and do
   * @param atMicros when, microseconds since 1970
   */
  public record Change(
      String part, @Nullable State before, State after, String message, long atMicros) {}

  private final TrailClock clock;
  private final HealthLog log;
  private final Map<String, Part> parts = new TreeMap<>();
  private final Deque<Change> changes = new ArrayDeque<>();
  private final List<HealthListener> listeners = new CopyOnWriteArrayList<>();
  private long overallSince;

  /** Health, of an application without a name, in which every part is yet to report. */
  public Health(TrailClock clock) {
    this("tracker", clock);
  }

  /**
   * Health in which every part is yet to report.
   *
   * @param app the application's name, for the log
   */
  public Health(String app, TrailClock clock) {
    this.clock = clock;
    this.log = new HealthLog(app);
    this.overallSince = clock.epochMicros();
  }

  /**
   * States how {@code part} is. The time of the change is kept while the state stays the same.
   *
   * @return whether the state changed
   */
  public boolean report(String part, State state, String message) {
    return report(part, state, message, null);
  }

  /**
   * States how {@code part} is, and why.
   *
   * @param cause logged with the change, or null
   * @return whether the state changed
   */
  public boolean report(String part, State state, String message, @Nullable Throwable cause) {
    Part before;
    Change change;
    synchronized (this) {
      before = parts.get(part);
      if (before != null && before.state() == state) {
        parts.put(part, new Part(state, message, before.sinceMicros()));
        return false;
      }
      change = change(part, before, state, message);
    }
    log.write(change, before, cause);
    listeners.forEach(HealthListener::tell);
    return true;
  }

  private Change change(String part, @Nullable Part before, State state, String message) {
    long now = clock.epochMicros();
    Change change = new Change(part, before == null ? null : before.state(), state, message, now);
    State overallBefore = overall();
    parts.put(part, new Part(state, message, now));
    if (overall() != overallBefore) {
      overallSince = now;
    }
    if (changes.size() == HISTORY) {
      changes.removeFirst();
    }
    changes.addLast(change);
    listeners.forEach(listener -> listener.add(change));
    return change;
  }

  /**
   * Tells {@code listener} the changes kept so far and from then on each new one: in order, one at
   * a time, none twice, on whatever thread noticed it. What a listener throws is logged and changes
   * nothing. One that is slow holds up the part that reports; of one that never returns the oldest
   * untold changes are forgotten.
   *
   * @return ends the telling
   */
  public Runnable onChange(Consumer<Change> listener) {
    HealthListener added = new HealthListener(listener);
    synchronized (this) {
      changes.forEach(added::add);
      listeners.add(added);
    }
    added.tell();
    return () -> {
      listeners.remove(added);
      added.close();
    };
  }

  /** The last changes, the oldest first. */
  public synchronized List<Change> changes() {
    return List.copyOf(changes);
  }

  /** All parts by name. */
  public synchronized Map<String, Part> parts() {
    return Collections.unmodifiableMap(new TreeMap<>(parts));
  }

  /** One part, or null when it has not reported. */
  public synchronized @Nullable Part part(String name) {
    return parts.get(name);
  }

  /** The worst state of any part. */
  public synchronized State overall() {
    State worst = State.UP;
    for (Part part : parts.values()) {
      worst = part.state().compareTo(worst) > 0 ? part.state() : worst;
    }
    return worst;
  }

  /** Since when {@link #overall} has been what it is, microseconds since 1970. */
  public synchronized long overallSinceMicros() {
    return overallSince;
  }
}
