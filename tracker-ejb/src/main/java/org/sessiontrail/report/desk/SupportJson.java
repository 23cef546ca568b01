package org.sessiontrail.report.desk;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.sessiontrail.record.TrailClock;
import org.sessiontrail.report.session.FoundSession;
import org.sessiontrail.report.session.FoundSessions;
import org.sessiontrail.report.session.Timeline;
import org.sessiontrail.report.session.TimelineEntry;
import org.sessiontrail.report.session.compare.Comparison;

/** Answers as objects of the canonical form; what is not known is left out. */
final class SupportJson {
  private SupportJson() {}

  static Map<String, Object> list(
      FoundSessions found, List<FoundSession> page, SupportRequest.Paging paging) {
    Map<String, Object> out = new TreeMap<>();
    out.put("found", found.sessions().size());
    out.put("cut", found.isCut());
    out.put("offset", paging.offset());
    out.put("sessions", page.stream().map(SupportJson::session).toList());
    return out;
  }

  private static Map<String, Object> session(FoundSession session) {
    Map<String, Object> out = new TreeMap<>();
    out.put("trail", session.trail());
    put(out, "user", session.user());
    out.put("first", TrailClock.format(session.firstMicros()));
    out.put("last", TrailClock.format(session.lastMicros()));
    out.put("matches", session.matches());
    out.put("failures", session.failures());
    out.put("what", session.what());
    put(out, "error", session.error());
    put(out, "fingerprint", session.fingerprint());
    return out;
  }

  static Map<String, Object> timeline(Timeline timeline, @Nullable Long marked) {
    Map<String, Object> out = head(timeline);
    out.put("entries", timeline.entries().stream().map(each -> entry(each, marked)).toList());
    return out;
  }

  private static Map<String, Object> head(Timeline timeline) {
    Map<String, Object> out = new TreeMap<>();
    out.put("app", timeline.app());
    out.put("trail", timeline.trail());
    put(out, "user", timeline.user());
    out.put("from", TrailClock.format(timeline.beginMicros()));
    out.put("to", TrailClock.format(timeline.endMicros()));
    out.put("records", timeline.records());
    out.put("cut", timeline.isCut());
    return out;
  }

  private static Map<String, Object> entry(TimelineEntry entry, @Nullable Long marked) {
    Map<String, Object> out = brief(entry);
    put(out, "index", entry.index());
    out.put("offsetMicros", entry.place().offsetMicros());
    out.put("depth", entry.place().depth());
    if (entry.place().idleMicros() > 0) {
      out.put("idleMicros", entry.place().idleMicros());
    }
    if (entry.index() != null && entry.index().equals(marked)) {
      out.put("asked", true);
    }
    TimelineEntry.Scene scene = entry.scene();
    put(out, "user", scene.user());
    put(out, "exchange", scene.exchange());
    put(out, "route", scene.route());
    put(out, "query", scene.query());
    put(out, "trace", entry.result().trace());
    if (!scene.more().isEmpty()) {
      out.put("more", scene.more());
    }
    return out;
  }

  private static Map<String, Object> brief(TimelineEntry entry) {
    Map<String, Object> out = new TreeMap<>();
    out.put("at", TrailClock.format(entry.atMicros()));
    out.put("kind", entry.kind());
    out.put("what", entry.what());
    TimelineEntry.Result result = entry.result();
    put(out, "outcome", result.outcome());
    put(out, "status", result.status());
    put(out, "ms", result.millis());
    put(out, "error", result.error());
    put(out, "fingerprint", result.fingerprint());
    return out;
  }

  static Map<String, Object> comparison(Comparison comparison) {
    Map<String, Object> out = new TreeMap<>();
    out.put("session", head(comparison.mine()));
    out.put("with", head(comparison.theirs()));
    out.put("chosen", comparison.chosen());
    out.put("firstDifference", comparison.firstDifference());
    out.put("rows", comparison.rows().stream().map(SupportJson::row).toList());
    out.put(
        "errorsOnlyHere", comparison.errorsOnlyHere().stream().map(SupportJson::brief).toList());
    return out;
  }

  private static Map<String, Object> row(Comparison.Row row) {
    Map<String, Object> out = new TreeMap<>();
    out.put("step", row.step());
    out.put("difference", row.difference().id());
    if (row.here() != null) {
      out.put("here", brief(row.here()));
    }
    if (row.there() != null) {
      out.put("there", brief(row.there()));
    }
    return out;
  }

  private static void put(Map<String, Object> out, String name, @Nullable Object value) {
    if (value != null) {
      out.put(name, value);
    }
  }
}
