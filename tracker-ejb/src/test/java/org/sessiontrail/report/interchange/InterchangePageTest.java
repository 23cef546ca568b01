package org.sessiontrail.report.interchange;

import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.sessiontrail.catalogue.EventCatalogue;
import org.sessiontrail.docs.WrittenPage;
import org.sessiontrail.record.Kind;
import org.sessiontrail.report.AuditWriter;
import org.sessiontrail.report.interchange.syslog.SyslogExport;
import org.sessiontrail.report.interchange.syslog.SyslogSettings;
import org.sessiontrail.report.interchange.syslog.SyslogSettings.Content;
import org.sessiontrail.syslog.SyslogFile;

/** Holds the tables and examples of docs/interchange.md. */
class InterchangePageTest {
  /** With {@code -Dsessiontrail.docs=write} the page is brought up to date instead. */
  @Test
  void page_holdsTheTablesAndExamplesOfTheCode() throws Exception {
    WrittenPage.of("interchange.md")
        .with("kinds", kinds())
        .with("ocsf", example("json", OcsfExport::new))
        .with("ecs", example("json", EcsExport::new))
        .with("syslog", example("", out -> syslog(out, Content.SUMMARY)))
        .with("cef", example("", out -> syslog(out, Content.CEF)))
        .with("xes", example("xml", XesExport::new))
        .check();
  }

  private static String kinds() {
    StringBuilder out =
        new StringBuilder(
            """
            | kind | OCSF class | activity | severity | ECS category | type | OWASP word |
            |---|---|---|---|---|---|---|
            """);
    for (Kind kind : Kind.values()) {
      OcsfMapping ocsf = OcsfMapping.of(kind);
      EcsMapping ecs = EcsMapping.of(kind);
      String code = EventCatalogue.of(kind).vocabulary();
      boolean request = kind == Kind.REQUEST;
      String activity = request ? "by method" : ocsf.activityId() + " " + ocsf.activity();
      String word =
          request ? "403: `authz_fail`, 429: `excess_rate_limit_exceeded`" : "`" + code + "`";
      out.append("| `").append(kind.id()).append("` | ");
      out.append(ocsf.type().uid).append(' ').append(ocsf.type().caption).append(" | ");
      out.append(activity).append(" | ").append(ocsf.severityId()).append(" | ");
      out.append(ecs.category()).append(" | ").append(String.join(", ", ecs.types(request)));
      out.append(" | ").append(code == null && !request ? "" : word).append(" |\n");
    }
    return out.toString();
  }

  private static AuditWriter syslog(OutputStream out, Content content) {
    return new SyslogExport(
        new SyslogSettings(SyslogSettings.EXAMPLE_ENTERPRISE, content),
        new SyslogFile(out, SyslogFile.Framing.LINES));
  }

  /** The line of the request, as the format writes it. */
  private static String example(String language, Function<OutputStream, AuditWriter> writer)
      throws Exception {
    String written =
        new String(EveryKind.written(EveryKind.decent(), writer), StandardCharsets.UTF_8);
    String line =
        Arrays.stream(written.split("\n"))
            .filter(one -> one.contains("/item/7"))
            .findFirst()
            .orElseThrow();
    // its salts, and so its hash, are others each time
    String shown = line.replaceFirst("\"hash\":\"[0-9a-f]{64}\"", "\"hash\":\"3c2693a3…\"");
    return "```" + language + "\n" + shown + "\n```\n";
  }
}
