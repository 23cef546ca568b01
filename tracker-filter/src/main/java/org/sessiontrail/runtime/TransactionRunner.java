package org.sessiontrail.runtime;

import java.util.concurrent.Callable;

/** Runs work in a transaction of its own, committed on return and rolled back on an exception. */
@FunctionalInterface
public interface TransactionRunner {
  /**
   * Runs {@code work} and commits.
   *
   * @throws RefusedException when the host took no work
   * @throws Exception what the work or the commit threw; nothing has been stored then, unless the
   *     commit's answer itself was lost
   */
  <T> T inTransaction(Callable<T> work) throws Exception;

  /**
   * A host took no work: nothing of it was begun. A container that stops an application refuses
   * work a moment before it says so to anybody.
   */
  final class RefusedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** With what the host threw in the work's place. */
    public RefusedException(String host, Throwable cause) {
      super(host + " took no work: " + cause, cause);
    }

    /** Whether one is among the causes of {@code failure}. */
    static boolean isBehind(Throwable failure) {
      Throwable cause = failure;
      while (cause != null && !(cause instanceof RefusedException)) {
        cause = cause.getCause();
      }
      return cause != null;
    }
  }
}
