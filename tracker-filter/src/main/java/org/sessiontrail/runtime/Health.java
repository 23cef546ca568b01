package org.sessiontrail.runtime;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.sessiontrail.record.TrailClock;

/**
 * How the parts of a tracker are.
 *
 * <p>Threads: safe for any number of threads.
 */
public final class Health {
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

  private final TrailClock clock;
  private final Map<String, Part> parts = new TreeMap<>();

  /** Health in which every part is yet to report. */
  public Health(TrailClock clock) {
    this.clock = clock;
  }

  /**
   * States how {@code part} is. The time of the change is kept while the state stays the same.
   *
   * @return whether the state changed
   */
  public synchronized boolean report(String part, State state, String message) {
    Part before = parts.get(part);
    boolean changed = before == null || before.state() != state;
    long since = before == null || changed ? clock.epochMicros() : before.sinceMicros();
    parts.put(part, new Part(state, message, since));
    return changed;
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
}
