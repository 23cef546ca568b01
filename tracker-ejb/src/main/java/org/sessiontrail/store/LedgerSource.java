package org.sessiontrail.store;

/**
 * Where the hash tree of a log can be had.
 *
 * <p>Threads: safe for any number of threads.
 */
@FunctionalInterface
public interface LedgerSource {
  /**
   * The tree of the log.
   *
   * @throws StoreException when its database can't be reached
   */
  LedgerStore ledger() throws StoreException;
}
