package org.sessiontrail.store.nodes;

import jakarta.persistence.EntityManager;
import org.sessiontrail.store.RecordRefusedException;
import org.sessiontrail.store.StoreException;

/**
 * Leases as rows of {@code tracker_lease}: taken by one update that asks for the row's holder and
 * time, so of several that try one succeeds.
 */
final class SqlLeases implements Leases {
  private final LogWork work;

  SqlLeases(LogWork work) {
    this.work = work;
  }

  @Override
  public boolean hold(String name, String holder, int seconds) throws StoreException {
    try {
      return work.inTransaction(
          (manager, log) ->
              take(manager, log + "/" + name, holder, seconds)
                  || make(manager, log + "/" + name, holder, seconds));
    } catch (RecordRefusedException e) {
      return false; // another holder made the row first
    }
  }

  @Override
  public void release(String name, String holder) throws StoreException {
    work.inTransaction(
        (manager, log) ->
            manager
                .createNativeQuery(
                    "update tracker_lease set until = "
                        + work.clock().later("-1")
                        + " where name = ?1 and holder = ?2")
                .setParameter(1, log + "/" + name)
                .setParameter(2, holder)
                .executeUpdate());
  }

  private boolean take(EntityManager manager, String name, String holder, int seconds) {
    return manager
            .createNativeQuery(
                "update tracker_lease set holder = ?3, until = "
                    + work.clock().later("?1")
                    + " where name = ?2 and (holder = ?3 or until < "
                    + work.clock().now()
                    + ")")
            .setParameter(1, seconds)
            .setParameter(2, name)
            .setParameter(3, holder)
            .executeUpdate()
        > 0;
  }

  private boolean make(EntityManager manager, String name, String holder, int seconds) {
    boolean there =
        !manager
            .createNativeQuery("select 1 from tracker_lease where name = ?1")
            .setParameter(1, name)
            .getResultList()
            .isEmpty();
    return !there
        && manager
                .createNativeQuery(
                    "insert into tracker_lease (name, holder, until) values (?2, ?3, "
                        + work.clock().later("?1")
                        + ")")
                .setParameter(1, seconds)
                .setParameter(2, name)
                .setParameter(3, holder)
                .executeUpdate()
            > 0;
  }
}
