package org.sessiontrail.report;

import java.io.Closeable;
import java.io.IOException;

/**
 * One format of an audit report: {@link #begin} once, {@link #row} for each record, {@link #end}
 * once. Nothing written before {@code end} looks like a whole report.
 *
 * <p>Threads: one thread. Memory: constant, whatever the number of rows.
 */
public interface AuditWriter extends Closeable {
  /** Writes what comes before the first row. */
  void begin(AuditHeader header) throws IOException;

  /** Writes one record. */
  void row(AuditRow row) throws IOException;

  /** Writes the completeness statement and flushes; does not close the output. */
  void end(Completeness completeness) throws IOException;

  /** Lets go of what it holds beside the output, whether it came to the end or not. */
  @Override
  default void close() throws IOException {}
}
