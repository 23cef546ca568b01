package org.sessiontrail.report.interchange;

import java.io.IOException;
import java.io.OutputStream;
import org.jspecify.annotations.Nullable;
import org.sessiontrail.record.TrailClock;
import org.sessiontrail.report.AuditHeader;
import org.sessiontrail.report.AuditRow;
import org.sessiontrail.report.AuditWriter;
import org.sessiontrail.report.Completeness;

/**
 * The audit report as documents of the Elastic Common Schema: UTF-8, one JSON object a line. The
 * first document states what the report holds ({@code sessiontrail.report}), the last its
 * completeness ({@code sessiontrail.completeness}, with {@code "end":true}); these two have {@code
 * event.kind} {@code state} and no {@code event.id}. A file without the last one was cut off.
 *
 * <p>Which kind has which category, and the fields of our own: {@code docs/interchange.md}.
 */
public final class EcsExport implements AuditWriter {
  private final JsonLines lines;
  private @Nullable EcsEvents events;
  private String made = "";

  /** Writes to {@code out}, which the caller closes. */
  public EcsExport(OutputStream out) {
    this.lines = new JsonLines(out);
  }

  @Override
  public void begin(AuditHeader header) throws IOException {
    events = new EcsEvents(header.app());
    made = TrailClock.format(header.madeMicros());
    lines.write(events.statement("report", made, header.members()));
  }

  @Override
  public void row(AuditRow row) throws IOException {
    lines.write(begun().record(row));
  }

  @Override
  public void end(Completeness completeness) throws IOException {
    lines.write(begun().statement("completeness", made, completeness.members()));
    lines.flush();
  }

  private EcsEvents begun() {
    if (events == null) {
      throw new IllegalStateException("not begun");
    }
    return events;
  }
}
