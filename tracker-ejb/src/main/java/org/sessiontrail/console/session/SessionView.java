package org.sessiontrail.console.session;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.sessiontrail.console.frame.PageRequest;
import org.sessiontrail.console.html.Html;
import org.sessiontrail.console.html.Texts;
import org.sessiontrail.record.CanonicalJson;
import org.sessiontrail.record.TrailClock;
import org.sessiontrail.report.session.NoSuchSessionException;
import org.sessiontrail.report.session.Timeline;
import org.sessiontrail.report.session.TimelineEntry;
import org.sessiontrail.report.session.TimelineReader;
import org.sessiontrail.store.StoreException;
import org.sessiontrail.store.TrailReader;

/** One session: what it was, when something happened in it, and each record of it. */
final class SessionView {
  /** A silence longer than this is shown as one. */
  private static final long SILENCE_MICROS = 60_000_000L;

  private static final int MICROS_PER_MILLI = 1_000;

  private final PageRequest asked;
  private final Html html;
  private final Texts texts;
  private final TrailReader reader;

  SessionView(PageRequest asked, Html html, TrailReader reader) {
    this.asked = asked;
    this.html = html;
    this.texts = asked.texts();
    this.reader = reader;
  }

  /** Writes the session of {@code trail}. */
  void write(String trail) throws StoreException, NoSuchSessionException {
    Timeline timeline = new TimelineReader(reader, asked.tracker().config().app()).read(trail);
    asked.record("session", Map.of("session", trail), timeline.entries().size());
    facts(timeline);
    ways(trail);
    TimeAxis.draw(html, timeline, texts);
    if (timeline.isCut()) {
      html.leaf("p", asked.say("session.cut", timeline.records()), "class", "note");
    }
    html.open("p", "class", "tools");
    html.leaf("button", asked.say("session.unfold"), "type", "button", "data-unfold", "true");
    html.leaf("button", asked.say("session.fold"), "type", "button", "data-unfold", "false");
    html.close();
    html.open("ol", "class", "timeline");
    timeline.entries().forEach(this::entry);
    html.close();
  }

  private void facts(Timeline timeline) {
    html.open("dl", "class", "facts");
    fact(
        "session.user",
        Objects.requireNonNullElse(timeline.user(), asked.say("session.anonymous")));
    fact("session.trail", timeline.trail());
    fact("session.begin", texts.moment(timeline.beginMicros()) + " " + texts.zone().getId());
    fact(
        "session.duration",
        texts.millis(
            (TimeAxis.end(timeline) - timeline.beginMicros()) / (double) MICROS_PER_MILLI));
    fact("session.records", texts.number(timeline.records()));
    fact("session.failures", texts.number(timeline.failures().size()));
    fact("session.end", end(timeline));
    html.close();
  }

  private String end(Timeline timeline) {
    return timeline.entries().stream()
        .filter(entry -> entry.kind().equals("session-end"))
        .map(entry -> entry.what().isEmpty() ? entry.kind() : entry.what())
        .reduce((earlier, later) -> later)
        .orElseGet(() -> asked.say("session.open"));
  }

  private void fact(String key, String value) {
    html.open("div").leaf("dt", asked.say(key)).leaf("dd", value).close();
  }

  private void ways(String trail) {
    String api = asked.link("/api/v1/sessions/" + PageRequest.encoded(trail));
    html.open("p", "class", "exports");
    html.leaf("a", asked.say("session.curl"), "href", api + "/repro.sh");
    html.leaf("a", asked.say("session.har"), "href", api + "/har");
    html.leaf("a", asked.say("session.compare"), "href", api + "/compare?format=table");
    Map<String, List<String>> only = new TreeMap<>();
    only.put("session", List.of(trail));
    html.leaf("a", asked.say("session.dispute"), "href", asked.link("/api/v1/dispute", only));
    only.put("format", List.of("csv"));
    html.leaf("a", asked.say("session.export"), "href", asked.link("/api/v1/export", only));
    html.close();
  }

  private void entry(TimelineEntry entry) {
    if (entry.place().idleMicros() > SILENCE_MICROS) {
      double millis = entry.place().idleMicros() / (double) MICROS_PER_MILLI;
      html.leaf("li", asked.say("session.silence", texts.millis(millis)), "class", "silence");
    }
    Long index = entry.index();
    html.open(
        "li",
        "id",
        index == null ? null : "r" + index,
        "class",
        "kind-"
            + entry.kind()
            + (entry.result().isFailure() ? " failure" : "")
            + " depth"
            + Math.min(3, entry.place().depth()));
    html.open("details").open("summary");
    html.leaf(
        "time",
        "+" + texts.millis(entry.place().offsetMicros() / (double) MICROS_PER_MILLI),
        "datetime",
        TrailClock.format(entry.atMicros()),
        "title",
        texts.moment(entry.atMicros()));
    html.text(" ").leaf("span", entry.kind(), "class", "kind").text(" ");
    html.leaf("span", entry.what(), "class", "what").text(" ");
    result(entry.result());
    html.close();
    details(entry);
    html.close().close();
  }

  private void result(TimelineEntry.Result result) {
    if (result.status() != null) {
      html.leaf("span", String.valueOf(result.status()), "class", "status").text(" ");
    }
    if (result.isFailure()) {
      html.leaf(
          "strong", Objects.requireNonNullElse(result.error(), String.valueOf(result.outcome())));
      html.text(" ");
    }
    if (result.millis() != null) {
      html.leaf("span", texts.millis(result.millis()), "class", "took");
    }
  }

  private void details(TimelineEntry entry) {
    html.open("dl", "class", "facts");
    fact("entry.at", texts.day(entry.atMicros()) + " " + texts.clock(entry.atMicros()));
    scene("entry.route", entry.scene().route());
    scene("entry.query", entry.scene().query());
    scene("entry.user", entry.scene().user());
    scene("entry.agent", entry.scene().agent());
    scene("entry.outcome", entry.result().outcome());
    scene("entry.fingerprint", entry.result().fingerprint());
    entry
        .scene()
        .more()
        .forEach(
            (name, value) -> html.open("div").leaf("dt", name).leaf("dd", told(value)).close());
    html.close();
    String trace = entry.result().trace();
    if (trace != null) {
      html.leaf("pre", trace, "tabindex", "0");
    }
    Long index = entry.index();
    if (index != null) {
      html.open("p", "class", "proof");
      html.leaf("a", asked.say("entry.link", index), "href", "#r" + index).text(" ");
      html.leaf("a", asked.say("entry.proof"), "href", asked.link("/audit/proof/" + index));
      html.close();
    }
  }

  private void scene(String key, @Nullable String value) {
    if (value != null) {
      fact(key, value);
    }
  }

  private static String told(Object value) {
    if (value instanceof Map<?, ?> map) {
      Map<String, Object> members = new TreeMap<>();
      map.forEach((name, each) -> members.put(String.valueOf(name), each));
      return CanonicalJson.text(members);
    }
    return String.valueOf(value);
  }
}
