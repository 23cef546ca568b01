package org.sessiontrail.retention;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sessiontrail.store.StoreException;

/**
 * Holds in the database. Placing and ending one takes the same lock as every batch of an erasure or
 * purge: what is held when a batch begins is not in it.
 *
 * <p>Threads: safe for any number of threads and nodes.
 */
public interface HoldStore {
  /**
   * Places a hold.
   *
   * @param subject the person meant, for a selector of a user or session; else null
   * @param untilMicros when it ends by itself, or null
   */
  Hold hold(
      Selector selector,
      @Nullable Subject subject,
      String caseId,
      @Nullable Long untilMicros,
      Operator by)
      throws StoreException;

  /**
   * Ends every hold of a case.
   *
   * @return how many
   */
  int release(String caseId, Operator by) throws StoreException;

  /**
   * Ends the holds whose time is over.
   *
   * @return how many
   */
  int expire(Operator by) throws StoreException;

  /** All holds, the oldest first. Those in force on a user or session are restricted subjects. */
  List<Hold> holds() throws StoreException;
}
