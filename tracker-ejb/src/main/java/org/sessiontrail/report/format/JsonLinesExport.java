package org.sessiontrail.report.format;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import org.sessiontrail.record.CanonicalJson;
import org.sessiontrail.report.AuditColumn;
import org.sessiontrail.report.AuditHeader;
import org.sessiontrail.report.AuditRow;
import org.sessiontrail.report.AuditWriter;
import org.sessiontrail.report.Completeness;

/**
 * The audit report as JSON Lines: UTF-8, one object a line in canonical form (RFC 8785).
 *
 * <pre>
 * {"type":"header","report":"audit","version":1,"app":…,"made":…,"from":…,"to":…,"columns":[…]}
 * {"type":"record","index":0,"at":…,"kind":"request",…}        names are those of the columns
 * {"type":"completeness","captured":1,…,"end":true}            always the last line
 * </pre>
 *
 * <p>A column without value is left out; {@code detail} and {@code more} are objects, counts and
 * durations are numbers.
 */
public final class JsonLinesExport implements AuditWriter {
  private static final int BUFFER_CHARS = 1 << 14;

  private final Writer out;

  /** Writes to {@code out}, which the caller closes. */
  public JsonLinesExport(OutputStream out) {
    this.out =
        new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8), BUFFER_CHARS);
  }

  @Override
  public void begin(AuditHeader header) throws IOException {
    Map<String, Object> line = header.members();
    line.put("columns", AuditColumn.names());
    write("header", line);
  }

  @Override
  public void row(AuditRow row) throws IOException {
    Map<String, Object> line = new TreeMap<>();
    for (AuditColumn column : AuditColumn.values()) {
      Object value = row.value(column);
      if (value != null) {
        line.put(column.id(), value);
      }
    }
    write("record", line);
  }

  @Override
  public void end(Completeness completeness) throws IOException {
    write("completeness", completeness.members());
    out.flush();
  }

  private void write(String type, Map<String, Object> line) throws IOException {
    line.put("type", type);
    out.write(CanonicalJson.text(line));
    out.write('\n');
  }
}
