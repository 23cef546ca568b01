package org.sessiontrail.store.jpa;

import org.jspecify.annotations.Nullable;
import org.sessiontrail.store.StoreException;
import org.sessiontrail.store.TreeState;

/**
 * Remembers what this process has seen committed, and refuses to build on a database that has
 * forgotten some of it.
 *
 * <p>Threads: safe for any number of threads.
 */
final class RollbackGuard {
  private @Nullable TreeState committed;

  /** {@code state} is durable. */
  synchronized void committed(TreeState state) {
    if (committed == null || committed.records() <= state.records()) {
      committed = state;
    }
  }

  /**
   * Compares what the database holds with what was seen.
   *
   * @throws StoreException when records that were stored are gone, or others stand in their place
   */
  synchronized void check(TreeState found) throws StoreException {
    TreeState seen = committed;
    if (seen == null) {
      return;
    }
    boolean same = found.size() == seen.size();
    if (found.records() < seen.records() || (same && !found.root().equals(seen.root()))) {
      throw new StoreException(
          "TRK-0350 the database was set back: it held "
              + seen.records()
              + " records under root "
              + seen.root().base64()
              + ", now "
              + found.records()
              + " under "
              + found.root().base64()
              + "; nothing is stored until the application is started again, which says what to do",
          null);
    }
  }
}
