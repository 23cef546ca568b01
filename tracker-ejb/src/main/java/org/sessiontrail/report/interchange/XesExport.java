package org.sessiontrail.report.interchange;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.sessiontrail.record.TrailClock;
import org.sessiontrail.report.AuditColumn;
import org.sessiontrail.report.AuditHeader;
import org.sessiontrail.report.AuditRow;
import org.sessiontrail.report.AuditWriter;
import org.sessiontrail.report.Completeness;

/**
 * The audit report as an event log of IEEE 1849 (XES): a trace is a trail, an event a record.
 * Records without a trail are events beside the traces.
 *
 * <p>Records come by time, traces need them by trail: they are sorted by trail, within a trail they
 * stay in order. What does not fit into {@value #BUFFER_BYTES} bytes of memory waits in one
 * temporary file of about the size of the result, or twice that from {@value #BUFFER_BYTES} × 64
 * bytes on, without a name where the system allows it, gone when the report is. Nothing is written
 * before the last record has come; so the completeness statement stands at the head. A document
 * that was cut off is not well-formed.
 */
public final class XesExport implements AuditWriter {
  /** What is held in memory before it is put aside. */
  public static final int BUFFER_BYTES = 4 << 20;

  private static final String HEAD =
      """
      <?xml version="1.0" encoding="UTF-8"?>
      <log xes.version="2.0" xes.features="">
      <extension name="Concept" prefix="concept" uri="http://www.xes-standard.org/concept.xesext"/>
      <extension name="Lifecycle" prefix="lifecycle" uri="http://www.xes-standard.org/lifecycle.xesext"/>
      <extension name="Organizational" prefix="org" uri="http://www.xes-standard.org/org.xesext"/>
      <extension name="Time" prefix="time" uri="http://www.xes-standard.org/time.xesext"/>
      <global scope="trace"><string key="concept:name" value="unknown"/></global>
      <global scope="event"><string key="concept:name" value="unknown"/>\
      <date key="time:timestamp" value="1970-01-01T00:00:00Z"/>\
      <string key="lifecycle:transition" value="complete"/></global>
      <classifier name="Activity" keys="concept:name"/>
      <string key="lifecycle:model" value="standard"/>
      """;

  private static final String WITHOUT_TRAIL = "~"; // sorts behind every key of a trail
  private static final String OF_TRAIL = "t";

  private final OutputStream out;
  private final TrailSort sort;
  private @Nullable AuditHeader header;
  private @Nullable String open;

  /** Writes to {@code out}, which the caller closes. */
  public XesExport(OutputStream out) {
    this(out, new TrailSort(BUFFER_BYTES));
  }

  XesExport(OutputStream out, TrailSort sort) {
    this.out = new BufferedOutputStream(out, 1 << 14);
    this.sort = sort;
  }

  @Override
  public void begin(AuditHeader begun) {
    header = begun;
  }

  @Override
  public void row(AuditRow row) throws IOException {
    Object trail = row.value(AuditColumn.TRAIL);
    sort.add(
        trail == null ? WITHOUT_TRAIL : OF_TRAIL + trail,
        XesEvents.of(row).getBytes(StandardCharsets.UTF_8));
  }

  @Override
  public void end(Completeness completeness) throws IOException {
    if (header == null) {
      throw new IllegalStateException("not begun");
    }
    text(HEAD);
    text(statements(header, completeness));
    sort.forEach(this::event);
    closeTrace();
    text("</log>\n");
    out.flush();
    close();
  }

  /** Gives the temporary file up; needed only after a failure. */
  @Override
  public void close() throws IOException {
    sort.close();
  }

  private void event(String key, byte[] event) throws IOException {
    if (!key.equals(open)) {
      closeTrace();
      open = key;
      if (key.startsWith(OF_TRAIL)) {
        StringBuilder begin = new StringBuilder("<trace>");
        XesEvents.attribute(begin, "string", "concept:name", key.substring(OF_TRAIL.length()));
        text(begin.append('\n').toString());
      }
    }
    out.write(event);
  }

  private void closeTrace() throws IOException {
    if (open != null && open.startsWith(OF_TRAIL)) {
      text("</trace>\n");
    }
    open = null;
  }

  private static String statements(AuditHeader header, Completeness completeness) {
    StringBuilder out = new StringBuilder();
    XesEvents.attribute(out, "string", "concept:name", header.app());
    XesEvents.attribute(out, "date", "made", TrailClock.format(header.madeMicros()));
    XesEvents.attribute(out, "report", header.members());
    for (Map.Entry<String, Object> member : completeness.members().entrySet()) {
      XesEvents.attribute(out, "completeness." + member.getKey(), member.getValue());
    }
    return out.append('\n').toString();
  }

  private void text(String text) throws IOException {
    out.write(text.getBytes(StandardCharsets.UTF_8));
  }
}
