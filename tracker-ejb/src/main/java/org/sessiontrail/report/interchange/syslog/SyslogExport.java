package org.sessiontrail.report.interchange.syslog;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.sessiontrail.record.CanonicalJson;
import org.sessiontrail.record.TrailClock;
import org.sessiontrail.report.AuditColumn;
import org.sessiontrail.report.AuditHeader;
import org.sessiontrail.report.AuditRow;
import org.sessiontrail.report.AuditWriter;
import org.sessiontrail.report.Completeness;
import org.sessiontrail.report.VisibleText;
import org.sessiontrail.report.interchange.ReportedRow;
import org.sessiontrail.syslog.SyslogTarget;

/**
 * The audit report as syslog messages of RFC 5424, one a record: host is the node, process its
 * start, message id the kind, the structured data every column. The first message has the id {@code
 * report}, the last {@code completeness}; without that one the report was cut off.
 *
 * <p>No value holds a raw control character, see {@link VisibleText}.
 */
public final class SyslogExport implements AuditWriter {
  private final SyslogSettings settings;
  private final SyslogTarget target;
  private String made = "";
  private String app = "";

  /** Hands messages to {@code target}, which the caller closes. */
  public SyslogExport(SyslogSettings settings, SyslogTarget target) {
    this.settings = settings;
    this.target = target;
  }

  @Override
  public void begin(AuditHeader header) throws IOException {
    made = TrailClock.format(header.madeMicros());
    app = header.app();
    target.send(statement("report", header.members()));
  }

  @Override
  public void row(AuditRow source) throws IOException {
    ReportedRow row = new ReportedRow(source);
    String at = row.text(AuditColumn.AT);
    Map<String, Object> data = row.rest();
    data.put("app", app);
    putIfHidden(data, "who", row.user());
    putIfHidden(data, "path", row.path());
    target.send(
        new SyslogMessage(at == null ? made : at, row.node(), row.boot(), row.kind().id())
            .data(settings.dataId(), data)
            .text(content(row)));
  }

  @Override
  public void end(Completeness completeness) throws IOException {
    target.send(statement("completeness", completeness.members()));
    target.end();
  }

  private String content(ReportedRow row) {
    return switch (settings.content()) {
      case SUMMARY -> VisibleText.of(row.summary());
      case CEF -> CefText.of(row);
    };
  }

  /** A statement of the report: what is counted as parameters, all of it as JSON in the text. */
  private byte[] statement(String id, Map<String, Object> members) {
    Map<String, Object> counts = new TreeMap<>(members);
    counts.values().removeIf(value -> value instanceof Map || value instanceof List);
    counts.remove("definition");
    counts.put("app", app);
    return new SyslogMessage(made, null, null, id)
        .data(settings.dataId(), counts)
        .text(VisibleText.ofJson(CanonicalJson.text(members)));
  }

  private static void putIfHidden(Map<String, Object> data, String name, @Nullable String value) {
    if (ReportedRow.ERASED.equals(value) || ReportedRow.UNPROVEN.equals(value)) {
      data.putIfAbsent(name, value);
    }
  }
}
