package org.sessiontrail.runtime;

import java.util.concurrent.Callable;

/** Runs work in a transaction of its own, committed on return and rolled back on an exception. */
@FunctionalInterface
public interface TransactionRunner {
  /**
   * Runs {@code work} and commits.
   *
   * @throws Exception what the work or the commit threw; nothing has been stored then, unless the
   *     commit's answer itself was lost
   */
  <T> T inTransaction(Callable<T> work) throws Exception;
}
