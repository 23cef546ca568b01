package org.sessiontrail.runtime;

/**
 * Background work in small steps, separate from the thread that does it: a thread of our own, a
 * container's timer, or a test that steps by hand.
 *
 * <p>Threads: one thread at a time; not always the same one.
 */
public interface Agent {
  /** A short name for logs and health. */
  String name();

  /**
   * Does one bounded piece of work.
   *
   * @return how much was done; 0 when there was nothing to do
   * @throws Exception when the step failed; it will be tried again later
   */
  int doWork() throws Exception;
}
