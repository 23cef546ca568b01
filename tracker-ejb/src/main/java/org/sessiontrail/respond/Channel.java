package org.sessiontrail.respond;

import org.sessiontrail.alert.Alert;

/**
 * A way to tell somebody.
 *
 * <p>Threads: one at a time.
 */
public interface Channel {
  /** Its name in what waits for it: {@code webhook}. */
  String id();

  /**
   * Tells. Takes a few seconds at most.
   *
   * @throws ChannelException when it is not known to have arrived; it is tried again then
   */
  void tell(Alert alert) throws ChannelException;
}
