package org.sessiontrail.store.nodes;

import org.sessiontrail.store.StoreException;

/**
 * Which node may do what only one may do at a time: recovery, purges, scheduled reports. Time is
 * the database's, so nodes need not agree on theirs.
 *
 * <p>A lease saves work, it does not make work exact: a holder that was paused may find its lease
 * taken when it goes on. What must happen exactly once has to be decided by the transaction that
 * does it.
 *
 * <p>Threads: any number, on any number of nodes.
 */
public interface Leases {
  /**
   * Takes the lease {@code name}, or prolongs it when {@code holder} has it, for {@code seconds}
   * from now.
   *
   * @param holder who asks; unique to a start of a node, like its stream
   * @return false when another holder's time is not over
   * @throws StoreException when nobody knows
   */
  boolean hold(String name, String holder, int seconds) throws StoreException;

  /** Gives the lease up before its time. Nothing happens when {@code holder} does not have it. */
  void release(String name, String holder) throws StoreException;
}
