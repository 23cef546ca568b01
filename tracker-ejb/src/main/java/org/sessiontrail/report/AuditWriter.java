package org.sessiontrail.report;

import java.io.IOException;

/**
 * One format of an audit report: {@link #begin} once, {@link #row} for each record, {@link #end}
 * once. Nothing written before {@code end} looks like a whole report.
 *
 * <p>Threads: one thread. Memory: constant, whatever the number of rows.
 */
public interface AuditWriter {
  /** Writes what comes before the first row. */
  void begin(AuditHeader header) throws IOException;

  /** Writes one record. */
  void row(AuditRow row) throws IOException;

  /** Writes the completeness statement and flushes; does not close the output. */
  void end(Completeness completeness) throws IOException;
}
