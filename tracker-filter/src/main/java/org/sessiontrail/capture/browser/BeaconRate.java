package org.sessiontrail.capture.browser;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How many events may come: of one session, of all that have none, and of all together.
 *
 * <p>Threads: any. Remembers the sessions that told something last, at most {@value #MOST_KNOWN}.
 */
final class BeaconRate {
  /** What one session may tell at once. */
  static final int SESSION_BURST = 300;

  /** What one session may tell a second. */
  static final int SESSION_PER_SECOND = 5;

  static final int MOST_KNOWN = 10_000;

  /** How many seconds' worth all may tell at once. */
  private static final int BURST_SECONDS = 5;

  private final TokenBucket all;
  private final TokenBucket nobody;
  private final Map<String, TokenBucket> bySession =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, TokenBucket> eldest) {
          return size() > MOST_KNOWN;
        }
      };

  /**
   * Full buckets.
   *
   * @param perSecond events a second of all visitors together
   */
  BeaconRate(int perSecond, long nowNanos) {
    this.all = new TokenBucket((double) BURST_SECONDS * perSecond, perSecond, nowNanos);
    double half = Math.max(1, perSecond / 2.0);
    this.nobody = new TokenBucket(BURST_SECONDS * half, half, nowNanos);
  }

  /**
   * Whether {@code events} may be taken.
   *
   * @param session the container's id, or null for none
   */
  boolean admits(@Nullable String session, int events, long nowNanos) {
    TokenBucket own = session == null ? nobody : of(session, nowNanos);
    return own.take(events, nowNanos) && all.take(events, nowNanos);
  }

  private TokenBucket of(String session, long nowNanos) {
    synchronized (bySession) {
      return bySession.computeIfAbsent(
          session, id -> new TokenBucket(SESSION_BURST, SESSION_PER_SECOND, nowNanos));
    }
  }
}
