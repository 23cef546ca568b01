package org.sessiontrail.ledger.verify;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.sessiontrail.ledger.evidence.Finding;
import org.sessiontrail.ledger.evidence.FindingCode;
import org.sessiontrail.record.CanonicalJson;
import org.sessiontrail.record.TrailClock;

/** A verification's result for people, and for programs. */
public final class VerificationText {
  private VerificationText() {}

  /** For people: what it was, what was found, what was not looked at. */
  public static String plain(VerificationReport report) {
    StringBuilder out = new StringBuilder();
    line(out, "log         %s", report.origin() == null ? "(unknown)" : report.origin());
    line(out, "evidence    %s (%s)", report.evidence(), form(report));
    line(
        out,
        "records     %,d, places %,d to %,d",
        report.records(),
        report.range().from(),
        Math.max(report.range().from(), report.range().to() - 1));
    String root = report.rootText();
    if (root != null) {
      line(out, "root        %s", root);
    }
    line(out, "checkpoints %,d hold%s", report.checkpoints(), newest(report));
    line(
        out,
        "anchors     %,d hold%s",
        report.anchors(),
        report.anchorPlaces().isEmpty() ? "" : ": " + String.join(", ", report.anchorPlaces()));
    line(out, "keys        %s", report.isSelfAsserted() ? "the evidence's own word" : "as given");
    for (Finding finding : report.findings()) {
      line(
          out,
          "%n%s %s  [%s]%n  %s",
          finding.code(),
          finding.severity().id(),
          finding.place(),
          finding.sentence());
    }
    report
        .totals()
        .forEach(
            (code, total) -> {
              long shown = report.findings().stream().filter(f -> f.code() == code).count();
              if (total > shown) {
                line(out, "%n%s %,d more of these", code, total - shown);
              }
            });
    if (!report.unchecked().isEmpty()) {
      line(out, "%nnot checked");
      report.unchecked().forEach(sentence -> line(out, "  - %s", sentence));
    }
    line(out, "%n%s", report.isSound() ? "NOTHING FOUND" : "FOUND: " + report.errors());
    return out.toString();
  }

  /** For programs: one JSON object. */
  public static String json(VerificationReport report) {
    Map<String, Object> out = new TreeMap<>();
    out.put("report", "verification");
    put(out, "origin", report.origin());
    out.put("evidence", report.evidence());
    out.put("form", form(report));
    out.put("from", report.range().from());
    out.put("to", report.range().to());
    out.put("records", report.records());
    put(out, "root", report.rootText());
    out.put("signed", report.signed());
    Long micros = report.signedMicros();
    put(out, "signedAt", micros == null ? null : TrailClock.format(micros));
    out.put("checkpoints", report.checkpoints());
    out.put("anchors", report.anchors());
    out.put("anchorPlaces", report.anchorPlaces());
    out.put("selfAsserted", report.isSelfAsserted());
    out.put("sound", report.isSound());
    List<Map<String, Object>> findings = new ArrayList<>();
    for (Finding finding : report.findings()) {
      findings.add(
          Map.of(
              "code", finding.code().name(),
              "title", finding.code().title(),
              "severity", finding.severity().id(),
              "from", finding.from(),
              "to", finding.to(),
              "place", finding.place(),
              "sentence", finding.sentence()));
    }
    out.put("findings", findings);
    Map<String, Object> totals = new TreeMap<>();
    for (Map.Entry<FindingCode, Long> total : report.totals().entrySet()) {
      totals.put(total.getKey().name(), total.getValue());
    }
    out.put("totals", totals);
    out.put("unchecked", report.unchecked());
    return CanonicalJson.text(out) + "\n";
  }

  private static String form(VerificationReport report) {
    return report.form().name().toLowerCase(Locale.ROOT);
  }

  private static String newest(VerificationReport report) {
    Long micros = report.signedMicros();
    if (report.signed() < 0) {
      return "";
    }
    return String.format(
        Locale.ROOT,
        "; the newest is over %,d records%s",
        report.signed(),
        micros == null ? "" : ", cosigned at " + TrailClock.format(micros));
  }

  private static void put(Map<String, Object> out, String name, @Nullable Object value) {
    if (value != null) {
      out.put(name, value);
    }
  }

  private static void line(StringBuilder out, String format, Object... values) {
    out.append(String.format(Locale.ROOT, format, values).replace("\r", "")).append('\n');
  }
}
