package org.sessiontrail.alert;

/**
 * Takes alerts within the application.
 *
 * <p>Threads: one at a time, of the tracker's; must not take long.
 */
@FunctionalInterface
public interface AlertListener {
  /**
   * Takes one.
   *
   * @throws Exception when it was not taken: it comes again
   */
  void alerted(Alert alert) throws Exception;
}
