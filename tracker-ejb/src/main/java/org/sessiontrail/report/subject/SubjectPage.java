package org.sessiontrail.report.subject;

import java.io.OutputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.sessiontrail.record.StoredRecord;
import org.sessiontrail.record.TrailClock;

/** The page in plain words: no scripts, nothing from elsewhere, fit to be printed. */
final class SubjectPage {
  private static final Map<String, String> QUESTIONS =
      Map.of(
          "controller", "Who is responsible",
          "contact", "Whom to ask",
          "purposes", "What it is recorded for",
          "basis", "On what legal basis",
          "recipients", "Who is given it",
          "source", "Where it comes from");

  private static final String STYLE =
      "body{font:16px/1.5 sans-serif;max-width:60em;margin:2em auto;padding:0 1em;color:#111}"
          + "table{border-collapse:collapse;width:100%;margin:1em 0}"
          + "th,td{border-bottom:1px solid #bbb;padding:.3em .6em;text-align:left;"
          + "vertical-align:top;overflow-wrap:anywhere}"
          + "@media print{body{font-size:11pt;margin:0}tr{break-inside:avoid}}";

  private final PrintWriter out;

  SubjectPage(OutputStream out) {
    this.out = new PrintWriter(out, false, StandardCharsets.UTF_8);
  }

  void begin(String app, String user, SubjectAbout about, List<SessionSummary> sessions) {
    out.println("<!DOCTYPE html>");
    out.println("<html lang=\"en\"><head><meta charset=\"utf-8\">");
    out.println("<meta name=\"viewport\" content=\"width=device-width\">");
    out.println("<title>What is recorded about you</title>");
    out.println("<style>" + STYLE + "</style></head><body>");
    out.println("<h1>What " + text(app) + " has recorded about you</h1>");
    out.println(
        "<p>This is everything the application&rsquo;s trail holds under the user name <b>"
            + text(user)
            + "</b>. Times are UTC. The same data for machines is in the files beside this page.");
    out.println("<h2>Why and for how long</h2><table>");
    new TreeMap<>(QUESTIONS)
        .forEach((name, question) -> row("th", question, String.valueOf(about.texts().get(name))));
    new TreeMap<>(about.days())
        .forEach((records, days) -> row("th", "How long: " + records, days + " days"));
    out.println("</table>");
    out.println(
        "<p>You may ask for a correction, for erasure or for a restriction, object, and complain"
            + " to a supervisory authority.");
    out.println("<h2>Your " + sessions.size() + " sessions</h2><table>");
    row("th", "from", "to", "pages and calls", "records", "ended");
    sessions.forEach(session -> row("td", session.cells()));
    out.println("</table><h2>What was recorded</h2><table>");
    row("th", "when", "what", "details");
  }

  void record(StoredRecord record) {
    Map<String, Object> personal = new TreeMap<>(record.personal());
    String what = record.kind().id();
    String route = record.text("route");
    String name = record.text("name");
    if (route != null) {
      what += " " + route;
    } else if (name != null) {
      what += " " + name;
    }
    row(
        "td",
        TrailClock.format(record.epochMicros()).replace('T', ' ').substring(0, 19),
        what,
        details(personal));
  }

  void end() {
    out.println("</table></body></html>");
    out.flush();
  }

  private static String details(Map<String, Object> personal) {
    StringBuilder text = new StringBuilder();
    for (Object group : personal.values()) {
      if (group instanceof Map<?, ?> values) {
        values.forEach(
            (name, value) ->
                text.append(text.length() == 0 ? "" : "; ")
                    .append(name)
                    .append(": ")
                    .append(value));
      }
    }
    return text.toString();
  }

  private void row(String cell, String... values) {
    out.print("<tr>");
    for (String value : values) {
      out.print("<" + cell + ">" + text(value) + "</" + cell + ">");
    }
    out.println("</tr>");
  }

  /** Text as HTML shows it. */
  static String text(String plain) {
    StringBuilder html = new StringBuilder(plain.length() + 16);
    plain
        .codePoints()
        .forEach(
            c -> {
              if (c == '<' || c == '>' || c == '&' || c == '"' || c == '\'') {
                html.append("&#").append(c).append(';');
              } else if (Character.isISOControl(c) || Character.getType(c) == Character.FORMAT) {
                html.append('\uFFFD');
              } else {
                html.appendCodePoint(c);
              }
            });
    return html.toString();
  }
}
