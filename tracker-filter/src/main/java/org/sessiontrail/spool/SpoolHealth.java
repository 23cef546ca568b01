package org.sessiontrail.spool;

import org.sessiontrail.spool.SpoolStatus.Condition;

/** What the parts of a spool on disk amount to. */
record SpoolHealth(Condition condition, String message) {

  static SpoolHealth of(Ring ring, SpoolWriter writer, long damages) {
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
    String complaint = writer.complaint();
    return damages == 0 && complaint == null
        ? new SpoolHealth(Condition.FINE, "records reach the disk in time")
        : new SpoolHealth(
            Condition.IMPAIRED,
            (damages == 0 ? "" : damaged) + (complaint == null ? "" : complaint));
  }
}
