package org.sessiontrail.capture;

/**
 * A durable action was not run, because its record could not be made safe and {@code
 * tracker.on-failure=closed} refuses what can't be recorded. The one exception that the tracker
 * ever throws into an application: it asked for it twice, by the configuration and by the call.
 *
 * <p>Nothing of the action has happened; it may be tried again. Its intent may be in the trail all
 * the same, when it became safe too late.
 */
public final class NotRecordedException extends RuntimeException {
  private static final long serialVersionUID = 1;

  NotRecordedException(String action, long waitMillis) {
    super(
        "TRK-0403 "
            + action
            + " was refused: its record was not safe within "
            + waitMillis
            + " ms and tracker.on-failure is closed; the tracker's health tells why. Try again once"
            + " it is well");
  }
}
