package org.sessiontrail.spool;

/** What became of an event offered durably. */
public enum Durability {
  /** It survives a kill of the process and a loss of power. */
  SAFE,
  /** It is queued, but was not durable in time. */
  LATE,
  /** It was refused, counted and will be stated as a gap. */
  LOST
}
