package org.sessiontrail.console.page;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.sessiontrail.console.frame.NoStoreException;
import org.sessiontrail.console.frame.PageRequest;
import org.sessiontrail.console.frame.PeriodChoice;
import org.sessiontrail.console.html.Html;
import org.sessiontrail.detect.FindingList;
import org.sessiontrail.record.TrailClock;
import org.sessiontrail.review.Disposition;
import org.sessiontrail.review.ReviewQueue;
import org.sessiontrail.store.TrailQuery;
import org.sessiontrail.store.TrailReader;
import org.sessiontrail.store.TrailRecord;

/** Findings, the newest first, each with why it was stated and the way to its session. */
final class FindingTable {
  private static final int NEWEST = 5;
  private static final long MICROS = 1_000_000;
  private static final String LOW = "low";

  private final PageRequest asked;
  private final Html html;
  private Map<Long, Disposition> concluded = Map.of();

  FindingTable(PageRequest asked, Html html) {
    this.asked = asked;
    this.html = html;
  }

  /** A section with the newest findings of the period. */
  void newest(PeriodChoice period) throws Exception {
    html.open("section").leaf("h2", asked.say("findings.newest"));
    List<TrailRecord> rows = read(period, null).rows();
    if (rows.isEmpty()) {
      html.leaf("p", asked.say("findings.none"), "class", "note");
    } else {
      write(rows, NEWEST);
      html.open("p", "class", "more");
      html.leaf(
          "a",
          asked.say("findings.all", rows.size()),
          "href",
          asked.link("/findings", period.parameters(asked.texts().zone())));
      html.close();
    }
    html.close();
  }

  /** The findings of the period, of one rule or of all. */
  FindingList read(PeriodChoice period, @Nullable String rule) throws Exception {
    TrailReader reader = asked.tracker().find(TrailReader.class);
    if (reader == null) {
      throw new NoStoreException();
    }
    return FindingList.read(
        reader, TrailQuery.all().between(period.fromMicros(), period.toMicros()), rule);
  }

  /** Writes the newest {@code most} of {@code rows}. */
  void write(List<TrailRecord> rows, int most) throws Exception {
    TrailReader reader = asked.tracker().find(TrailReader.class);
    if (reader != null && !rows.isEmpty()) {
      concluded = new ReviewQueue(reader).concluded(day(rows.get(0)));
    }
    List<TrailRecord> newest = new ArrayList<>(rows);
    Collections.reverse(newest);
    html.open("div", "class", "scroll", "tabindex", "0");
    html.open("table").open("thead").open("tr");
    for (String each : List.of("at", "severity", "rule", "why", "score", "who", "concluded")) {
      html.leaf("th", asked.say("findings." + each), "scope", "col");
    }
    html.close().close().open("tbody");
    newest.subList(0, Math.min(most, newest.size())).forEach(this::row);
    html.close().close().close();
  }

  private void row(TrailRecord finding) {
    Map<String, Object> members = FindingList.members(finding);
    String severity = text(members, "severity");
    String when = finding.stored().text("when");
    long happened = when == null ? finding.stored().epochMicros() : TrailClock.parse(when);
    html.open("tr");
    html.open("td");
    html.leaf("time", asked.texts().moment(happened), "datetime", TrailClock.format(happened))
        .close();
    html.open("td").leaf("span", severity, "class", "severity " + severity).close();
    html.open("td").text(text(members, "rule") + " " + text(members, "title")).close();
    html.open("td").text(text(members, "why"));
    evidence(members);
    html.close();
    html.leaf("td", text(members, "score"), "class", "number");
    html.open("td");
    String session = text(members, "session");
    if (!session.isEmpty()) {
      html.leaf(
          "a",
          asked.say("findings.session"),
          "href",
          asked.link("/sessions/" + PageRequest.encoded(session)));
      html.text(" ");
    }
    html.text(text(members, "user"));
    html.close();
    triage(finding, severity);
    html.close();
  }

  /** What somebody concluded of it, and where they say so. */
  private void triage(TrailRecord finding, String severity) {
    ReviewForm form = new ReviewForm(asked, html);
    html.open("td");
    Disposition known = concluded.get(finding.index());
    if (known != null) {
      html.leaf("strong", form.name(known.id()));
    }
    if (!severity.equals(LOW)) {
      html.open("details").leaf("summary", asked.say("findings.conclude"));
      form.open(day(finding), finding.index());
      form.close();
      html.close();
    }
    html.close();
  }

  /** The day, in UTC, under which it waits to be looked at. */
  private static LocalDate day(TrailRecord finding) {
    long seconds = finding.stored().epochMicros() / MICROS;
    return LocalDate.ofInstant(Instant.ofEpochSecond(seconds), ZoneOffset.UTC);
  }

  private void evidence(Map<String, Object> members) {
    if (members.get("evidence") instanceof List<?> indexes && !indexes.isEmpty()) {
      html.open("details").leaf("summary", asked.say("findings.evidence", indexes.size()));
      html.open("p");
      indexes.forEach(index -> html.leaf("code", String.valueOf(index)).text(" "));
      html.close().close();
    }
  }

  private static String text(Map<String, Object> members, String name) {
    Object value = members.get(name);
    return value == null ? "" : value.toString();
  }
}
