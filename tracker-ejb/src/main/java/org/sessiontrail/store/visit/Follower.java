package org.sessiontrail.store.visit;

import jakarta.persistence.EntityManager;
import java.util.List;

/** The row of {@code tracker_follower} that says how far the visits are. */
final class Follower {
  private static final String NAME = "visits";
  private static final String THIS = " where log_id = ?1 and name = '" + NAME + "'";

  private final EntityManager manager;
  private final int log;

  Follower(EntityManager manager, int log) {
    this.manager = manager;
    this.log = log;
  }

  /** The first place that is not in the visits yet; -1 when there are none by {@code rules}. */
  long next(String rules) {
    List<?> found =
        manager
            .createNativeQuery("select next_idx, rules from tracker_follower" + THIS)
            .setParameter(1, log)
            .getResultList();
    if (found.isEmpty()) {
      return -1;
    }
    Object[] row = (Object[]) found.get(0);
    return rules.equals(row[1]) ? ((Number) row[0]).longValue() : -1;
  }

  /** By which rules the visits were made; empty when there are none. */
  String rules() {
    List<?> found =
        manager
            .createNativeQuery("select rules from tracker_follower" + THIS)
            .setParameter(1, log)
            .getResultList();
    return found.isEmpty() ? "" : String.valueOf(found.get(0));
  }

  /** Moves on; false when somebody else did meanwhile, whose work then counts. */
  boolean move(long from, long to) {
    return manager
            .createNativeQuery(
                "update tracker_follower set next_idx = ?2" + THIS + " and next_idx = ?3")
            .setParameter(1, log)
            .setParameter(2, to)
            .setParameter(3, from)
            .executeUpdate()
        == 1;
  }

  void begin(String rules) {
    manager
        .createNativeQuery(
            "insert into tracker_follower (log_id, name, next_idx, rules) values (?1, '"
                + NAME
                + "', 0, ?2)")
        .setParameter(1, log)
        .setParameter(2, rules)
        .executeUpdate();
  }

  void end() {
    manager
        .createNativeQuery("delete from tracker_follower" + THIS)
        .setParameter(1, log)
        .executeUpdate();
  }
}
