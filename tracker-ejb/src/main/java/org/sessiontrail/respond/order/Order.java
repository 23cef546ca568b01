package org.sessiontrail.respond.order;

import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.sessiontrail.record.Fact;
import org.sessiontrail.record.Kind;
import org.sessiontrail.record.TrailClock;

/**
 * What somebody in charge orders. It is a record of the log, which every node reads.
 *
 * @param type what is to be done
 * @param session the trail of the one session to be ended, or null
 * @param user whose sessions it is about, or null
 * @param untilMicros when a lock ends, or null
 */
public record Order(
    Type type, @Nullable String session, @Nullable String user, @Nullable Long untilMicros) {
  /** Longest name of a user or a trail. */
  public static final int LONGEST = 200;

  /** What may be ordered. */
  public enum Type {
    /** One session ends before its next request. */
    END_SESSION,
    /** All sessions of a user that there are now end before their next requests. */
    END_USER,
    /** All sessions of a user end, those to come as well, until some time. */
    LOCK,
    /** A lock ends now. */
    UNLOCK;

    /** The name in records. */
    public String id() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  /** Checks that it says whom it is about. */
  public Order {
    String about = type == Type.END_SESSION ? session : user;
    if (about == null || about.isBlank() || about.length() > LONGEST) {
      throw new IllegalArgumentException(
          type.id() + " needs a " + (type == Type.END_SESSION ? "session" : "user"));
    }
    if ((type == Type.LOCK) != (untilMicros != null)) {
      throw new IllegalArgumentException("a lock, and nothing else, ends some time");
    }
  }

  /** One session is to end. */
  public static Order endSession(String trail) {
    return new Order(Type.END_SESSION, trail, null, null);
  }

  /** All sessions that {@code user} has now are to end. */
  public static Order endUser(String user) {
    return new Order(Type.END_USER, null, user, null);
  }

  /** Nobody is to be {@code user} until then. */
  public static Order lock(String user, long untilMicros) {
    return new Order(Type.LOCK, null, user, untilMicros);
  }

  /** The lock of {@code user} ends. */
  public static Order unlock(String user) {
    return new Order(Type.UNLOCK, null, user, null);
  }

  /**
   * Its record.
   *
   * @param via {@code http} or {@code cli}
   * @param by who orders it, kept erasably; null when not known
   */
  public Fact fact(long nowMicros, String via, @Nullable String by) {
    Long until = untilMicros;
    return Fact.of(Kind.ORDER, nowMicros)
        .put("order", type.id())
        .put("session", session)
        .put("until", until == null ? null : TrailClock.format(until))
        .put("via", via)
        .user(user)
        .personal("detail", "by", by)
        .build();
  }
}
