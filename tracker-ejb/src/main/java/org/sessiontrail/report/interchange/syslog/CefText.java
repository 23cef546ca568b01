package org.sessiontrail.report.interchange.syslog;

import org.jspecify.annotations.Nullable;
import org.sessiontrail.record.Kind;
import org.sessiontrail.report.AuditColumn;
import org.sessiontrail.report.VisibleText;
import org.sessiontrail.report.interchange.OwaspCode;
import org.sessiontrail.report.interchange.ReportedRow;

/**
 * A record in the Common Event Format, as the free text of a syslog message:
 *
 * <pre>
 * cef       = "CEF:0|Sessiontrail|Sessiontrail|" version "|" signature "|" name "|" severity "|" extension
 * signature = OWASP word, or the kind where there is none
 * name      = kind
 * severity  = "3", or "6" for gap and stream-abandoned
 * extension = key "=" value *(" " key "=" value)
 * </pre>
 *
 * Keys, where there is a value: {@code rt externalId outcome suser src dvchost requestMethod
 * request requestClientApplication act reason cs1 (trail) cs2 (route) cn1 (status) cn2
 * (milliseconds)}. In the header {@code \ |}, in the extension {@code \ =} are escaped by a
 * backslash.
 */
final class CefText {
  private final StringBuilder out = new StringBuilder(256);

  private CefText() {}

  /** {@code row} as one line. */
  static String of(ReportedRow row) {
    CefText cef = new CefText();
    cef.head(row);
    cef.extension(row);
    return cef.out.toString();
  }

  private void head(ReportedRow row) {
    String version = CefText.class.getPackage().getImplementationVersion();
    String code = OwaspCode.of(row);
    boolean loss = row.kind() == Kind.GAP || row.kind() == Kind.STREAM_ABANDONED;
    out.append("CEF:0|Sessiontrail|Sessiontrail");
    field(version == null ? "0" : version);
    field(code == null ? row.kind().id() : code);
    field(row.kind().id());
    field(loss ? "6" : "3");
    out.append('|');
  }

  private void extension(ReportedRow row) {
    out.append("rt=").append(row.epochMillis());
    pair("externalId", row.text(AuditColumn.INDEX));
    pair("outcome", row.text(AuditColumn.OUTCOME));
    pair("suser", row.user());
    pair("src", row.ip(AuditColumn.ADDRESS));
    pair("dvchost", row.node());
    pair("requestMethod", row.method());
    pair("request", row.path());
    pair("requestClientApplication", row.text(AuditColumn.AGENT));
    if (row.kind() != Kind.REQUEST) {
      pair("act", row.text(AuditColumn.WHAT));
    }
    pair("reason", row.text(AuditColumn.ERROR));
    labelled("cs1", "trail", row.text(AuditColumn.TRAIL));
    labelled("cs2", "route", row.text(AuditColumn.ROUTE));
    labelled("cn1", "status", row.text(AuditColumn.STATUS));
    labelled("cn2", "milliseconds", row.text(AuditColumn.MS));
  }

  private void labelled(String key, String label, @Nullable String value) {
    if (value != null) {
      pair(key + "Label", label);
      pair(key, value);
    }
  }

  private void field(String text) {
    out.append('|').append(text.replace("\\", "\\\\").replace("|", "\\|"));
  }

  private void pair(String key, @Nullable String value) {
    if (value != null) {
      String escaped = VisibleText.of(value).replace("\\", "\\\\").replace("=", "\\=");
      out.append(' ').append(key).append('=').append(escaped);
    }
  }
}
