package org.sessiontrail.spool;

import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Waiting that an interrupt neither ends nor is lost in. */
final class Parking {
  private Parking() {}

  /**
   * Parks the calling thread until {@code done} or the deadline. Somebody has to unpark it when
   * that may have changed.
   *
   * @param blocker what a thread dump shows it waiting for
   * @param deadlineNanos by {@link System#nanoTime}
   */
  static void until(BooleanSupplier done, Object blocker, long deadlineNanos) {
    boolean interrupted = false;
    while (!done.getAsBoolean()) {
      long left = deadlineNanos - System.nanoTime();
      if (left <= 0) {
        break;
      }
      LockSupport.parkNanos(blocker, left);
      interrupted |= Thread.interrupted(); // or parking would not park
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
