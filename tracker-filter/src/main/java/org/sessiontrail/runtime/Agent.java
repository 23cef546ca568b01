package org.sessiontrail.runtime;

/**
 * Background work in small steps, separate from the thread that does it: a thread of our own, a
 * container's timer, or a test that steps by hand.
 *
 * <p>Threads: one thread at a time; not always the same one.
 */
public interface Agent {
  /**
   * What {@link #doWork} returns when nothing was tried: it is too early after a failure, or what
   * the work needs is not there yet. Says nothing about whether it works.
   */
  int WAITING = -1;

  /** A short name for logs and health. */
  String name();

  /**
   * Does one bounded piece of work.
   *
   * @return how much was done; 0 when there was nothing to do; {@link #WAITING}
   * @throws Exception when the step failed; it will be tried again later
   */
  int doWork() throws Exception;
}
