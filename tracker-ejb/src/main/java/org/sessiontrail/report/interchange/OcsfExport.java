package org.sessiontrail.report.interchange;

import java.io.IOException;
import java.io.OutputStream;
import org.jspecify.annotations.Nullable;
import org.sessiontrail.report.AuditHeader;
import org.sessiontrail.report.AuditRow;
import org.sessiontrail.report.AuditWriter;
import org.sessiontrail.report.Completeness;

/**
 * The audit report as events of the Open Cybersecurity Schema Framework: UTF-8, one JSON object a
 * line. The first event states what the report holds ({@code unmapped.sessiontrail.report}), the
 * last its completeness ({@code unmapped.sessiontrail.completeness}, with {@code "end":true}); only
 * these two have no {@code metadata.uid}. A file without the last one was cut off.
 *
 * <p>Which kind becomes which class: {@code docs/interchange.md}.
 */
public final class OcsfExport implements AuditWriter {
  private final JsonLines lines;
  private @Nullable OcsfEvents events;
  private long madeMillis;

  /** Writes to {@code out}, which the caller closes. */
  public OcsfExport(OutputStream out) {
    this.lines = new JsonLines(out);
  }

  @Override
  public void begin(AuditHeader header) throws IOException {
    events = new OcsfEvents(header.app());
    madeMillis = Math.floorDiv(header.madeMicros(), 1_000L);
    lines.write(events.statement("report", madeMillis, header.members()));
  }

  @Override
  public void row(AuditRow row) throws IOException {
    lines.write(begun().record(row));
  }

  @Override
  public void end(Completeness completeness) throws IOException {
    lines.write(begun().statement("completeness", madeMillis, completeness.members()));
    lines.flush();
  }

  private OcsfEvents begun() {
    if (events == null) {
      throw new IllegalStateException("not begun");
    }
    return events;
  }
}
