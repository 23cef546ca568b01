package org.sessiontrail.capture.guard;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * What somebody in charge ordered of sessions, as this node knows it: which are to end before their
 * next request. Of each sort the latest {@value #MOST} are known.
 *
 * <p>Threads: any number; never blocks. Users are known by their keyed hash, which is made anew for
 * each request, but only while there is an order about some user.
 */
public final class Orders {
  static final int MOST = 10_000;

  private static final long KEPT_MICROS = TimeUnit.DAYS.toMicros(30);

  private final Map<String, Long> sessions = new ConcurrentHashMap<>();
  private final Map<String, Long> users = new ConcurrentHashMap<>();
  private final Map<String, Long> locked = new ConcurrentHashMap<>();

  private final UnaryOperator<String> references;

  /**
   * Nothing was ordered.
   *
   * @param references the keyed hash of a user's name, by which records know users
   */
  public Orders(UnaryOperator<String> references) {
    this.references = references;
  }

  /** The session of {@code trail} is to end, ordered at {@code micros}. */
  public void endSession(String trail, long micros) {
    put(sessions, trail, micros, micros);
  }

  /** Every session of a user, by keyed hash, that was made before {@code micros} is to end. */
  public void endUser(String reference, long micros) {
    put(users, reference, micros, micros);
  }

  /** Every session of a user is to end until {@code untilMicros}; a time gone by: no more. */
  public void lock(String reference, long untilMicros, long nowMicros) {
    if (untilMicros <= nowMicros) {
      locked.remove(reference);
    } else {
      locked.put(reference, untilMicros);
      trim(locked, nowMicros);
    }
  }

  private static void put(Map<String, Long> map, String key, long value, long now) {
    map.merge(key, value, Math::max);
    trim(map, now - KEPT_MICROS);
  }

  /** Forgets what is before {@code from}, and if that is not enough what is oldest. */
  private static void trim(Map<String, Long> map, long from) {
    if (map.size() > MOST) {
      map.values().removeIf(at -> at < from);
      while (map.size() > MOST) {
        map.entrySet().stream()
            .min(Map.Entry.comparingByValue())
            .ifPresent(oldest -> map.remove(oldest.getKey(), oldest.getValue()));
      }
    }
  }

  /** Whether there is nothing to be asked for. */
  public boolean isEmpty() {
    return sessions.isEmpty() && users.isEmpty() && locked.isEmpty();
  }

  /**
   * Whether a session is to end.
   *
   * @param trail its trail
   * @param user who is known on it, or null
   * @param madeMicros when the container made it
   */
  public boolean end(String trail, @Nullable String user, long madeMicros, long nowMicros) {
    if (sessions.containsKey(trail)) {
      return true;
    }
    if (user == null || (users.isEmpty() && locked.isEmpty())) {
      return false;
    }
    String reference = references.apply(user);
    Long before = users.get(reference);
    Long until = locked.get(reference);
    return (before != null && madeMicros < before) || (until != null && nowMicros < until);
  }
}
