package org.sessiontrail.store.retention;

import jakarta.persistence.EntityManager;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.sessiontrail.retention.Hold;
import org.sessiontrail.retention.Subject;

/** The holds in force, as one transaction sees them. */
final class ActiveHolds {
  private final List<Hold> holds;
  private final Map<Long, Subject> users = new HashMap<>();

  private ActiveHolds(List<Hold> holds) {
    this.holds = holds;
  }

  /** Those of {@code log}. Exact for as long as the log's lock is held. */
  static ActiveHolds of(EntityManager manager, int log) {
    ActiveHolds out =
        new ActiveHolds(JpaHolds.all(manager, log).stream().filter(Hold::inForce).toList());
    for (Hold hold : out.holds) {
      if (hold.scope().equals("user")) {
        Set<String> trails = SubjectRows.trails(manager, log, hold.pseudonyms());
        out.users.put(hold.index(), new Subject(hold.pseudonyms(), trails, null, null));
      }
    }
    return out;
  }

  /** Whether there is none. */
  boolean isEmpty() {
    return holds.isEmpty();
  }

  /** Whether one of them keeps a record. */
  boolean keep(long index, long atMicros, @Nullable String trail, @Nullable String pseudonym) {
    for (Hold hold : holds) {
      if (hold.index() == index || covers(hold, atMicros, trail, pseudonym)) {
        return true;
      }
    }
    return false;
  }

  private boolean covers(
      Hold hold, long atMicros, @Nullable String trail, @Nullable String pseudonym) {
    Subject user = users.get(hold.index());
    if (user != null) {
      return user.isAbout(pseudonym, trail);
    }
    if (hold.session() != null) {
      return hold.session().equals(trail);
    }
    Long from = hold.fromMicros();
    Long to = hold.toMicros();
    return (from == null || atMicros >= from) && (to == null || atMicros < to);
  }
}
