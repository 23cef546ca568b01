package org.sessiontrail.detect;

import org.sessiontrail.record.Outcome;
import org.sessiontrail.record.StoredRecord;

/** Which records say that the trail itself is not as it should be. */
final class TrailTrouble {
  private static final long BACK_MILLIS = -60_000;

  private TrailTrouble() {}

  /** Whether {@code record}, of a kind that tells of the trail, tells of trouble. */
  static boolean isOne(StoredRecord record) {
    return switch (record.kind()) {
      case VERIFICATION -> Outcome.FAILED.id().equals(record.text("outcome"));
      case GAP -> !"refused".equals(record.text("reason"));
      case CLOCK_STEP -> {
        Long millis = record.number("ms");
        yield millis != null && millis <= BACK_MILLIS;
      }
      default -> true;
    };
  }
}
