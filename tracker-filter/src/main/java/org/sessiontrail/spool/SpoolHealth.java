package org.sessiontrail.spool;

import org.jspecify.annotations.Nullable;
import org.sessiontrail.spool.SpoolStatus.Condition;

/** What the parts of a spool on disk amount to. */
record SpoolHealth(Condition condition, String message) {

  /** The worst of it; {@code running} is a complaint about running requests, or null. */
  static SpoolHealth of(Ring ring, SpoolWriter writer, long damages, @Nullable String running) {
    String failure = writer.failure();
    if (ring.isLosing()) {
      return new SpoolHealth(
          Condition.FAILING,
          "TRK-0210 records are lost and counted: memory is full"
              + (failure == null ? ", more come than the disk takes" : ". " + failure));
    }
    if (failure != null) {
      return new SpoolHealth(
          ring.isNearlyFull() ? Condition.FAILING : Condition.IMPAIRED,
          failure + "; nothing is lost yet");
    }
    String damaged =
        "TRK-0209 "
            + damages
            + " damaged places in the segments since the start; gap records state what is missing."
            + " Check the disk. ";
    String pace = writer.complaint();
    String complaint = pace == null ? running : running == null ? pace : pace + ". " + running;
    return damages == 0 && complaint == null
        ? new SpoolHealth(Condition.FINE, "records reach the disk in time")
        : new SpoolHealth(
            Condition.IMPAIRED,
            (damages == 0 ? "" : damaged) + (complaint == null ? "" : complaint));
  }
}
