package org.sessiontrail.report.desk;

import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.sessiontrail.record.CanonicalJson;
import org.sessiontrail.record.TrailClock;
import org.sessiontrail.report.VisibleText;
import org.sessiontrail.report.session.FoundSession;
import org.sessiontrail.report.session.FoundSessions;
import org.sessiontrail.report.session.Timeline;
import org.sessiontrail.report.session.TimelineEntry;
import org.sessiontrail.report.session.compare.Comparison;

/** Answers as lines for a terminal; nothing that was recorded can steer it. */
final class SupportText {
  private static final int LONGEST = 160;
  private static final long IDLE_SHOWN_MICROS = 1_000_000;

  private final StringBuilder out = new StringBuilder();

  private SupportText() {}

  static String list(FoundSessions found, List<FoundSession> page, SupportRequest.Paging paging) {
    SupportText text = new SupportText();
    for (FoundSession each : page) {
      text.line(
          "%s  %s  %,d records, %,d failed  %s  %s",
          each.trail(),
          time(each.lastMicros()),
          each.matches(),
          each.failures(),
          shown(each.user() == null ? "nobody signed in" : each.user()),
          shown(each.what() + error(each.error(), each.fingerprint())));
    }
    int last = paging.offset() + page.size();
    text.line(
        "%,d sessions%s, newest first%s",
        found.sessions().size(),
        found.isCut() ? " (older ones left out: name a shorter period)" : "",
        last < found.sessions().size() ? "; go on with offset " + last : "");
    return text.out.toString();
  }

  static String timeline(Timeline timeline, @Nullable Long marked) {
    SupportText text = new SupportText();
    text.head(timeline);
    for (TimelineEntry each : timeline.entries()) {
      text.entry(each, each.index() != null && each.index().equals(marked));
    }
    if (timeline.isCut()) {
      text.line(
          "Cut after %,d records: the session has %,d. An export with its trail has all.",
          timeline.entries().size(), timeline.records());
    }
    text.line("Not recorded: bodies, headers, query parameters that are not kept, excluded paths.");
    return text.out.toString();
  }

  private void head(Timeline timeline) {
    line(
        "Session %s of %s, %s to %s UTC, %s",
        shown(timeline.trail()),
        shown(timeline.app()),
        time(timeline.beginMicros()),
        time(timeline.endMicros()),
        shown(timeline.user() == null ? "nobody signed in" : "user " + timeline.user()));
  }

  private void entry(TimelineEntry entry, boolean isMarked) {
    if (entry.place().idleMicros() >= IDLE_SHOWN_MICROS) {
      line("%14s %9s  … %s without a record", "", "", seconds(entry.place().idleMicros()));
    }
    TimelineEntry.Result result = entry.result();
    line(
        "%s%13s %9s  %s%-12s %s",
        isMarked ? ">" : " ",
        "+" + seconds(entry.place().offsetMicros()),
        result.millis() == null ? "" : result.millis() + " ms",
        "  ".repeat(entry.place().depth()),
        entry.kind(),
        shown(entry.what() + outcome(result) + detail(entry)));
    if (result.trace() != null) {
      String indent = " ".repeat(28 + 2 * entry.place().depth());
      result.trace().lines().forEach(each -> line("%s%s", indent, shown(each)));
    }
  }

  static String comparison(Comparison comparison) {
    SupportText text = new SupportText();
    text.head(comparison.mine());
    text.line("beside");
    text.head(comparison.theirs());
    text.line("chosen: %s", shown(comparison.chosen()));
    text.line("");
    text.line("%-12s %-22s %-22s %s", "", "here", "there", "step");
    int first = comparison.firstDifference();
    for (int i = 0; i < comparison.rows().size(); i++) {
      Comparison.Row row = comparison.rows().get(i);
      Comparison.Difference difference = row.difference();
      text.line(
          "%-12s %-22s %-22s %s%s",
          difference == Comparison.Difference.NONE ? "" : difference.id(),
          side(row.here()),
          side(row.there()),
          shown(row.step()),
          i == first ? "   <- first difference" : "");
    }
    text.line("");
    if (first < 0) {
      text.line("Both did the same with the same outcomes.");
    }
    comparison
        .errorsOnlyHere()
        .forEach(
            each ->
                text.line(
                    "error only here: %s at %s",
                    shown(each.what() + outcome(each.result())), time(each.atMicros())));
    return text.out.toString().stripTrailing() + "\n";
  }

  private static String side(@Nullable TimelineEntry entry) {
    if (entry == null) {
      return "-";
    }
    TimelineEntry.Result result = entry.result();
    String how = result.status() == null ? result.outcome() : String.valueOf(result.status());
    return Objects.toString(how, "")
        + (result.millis() == null ? "" : " in " + result.millis() + " ms");
  }

  private static String outcome(TimelineEntry.Result result) {
    return (result.status() == null ? "" : " " + result.status())
        + (result.outcome() == null || result.outcome().equals("success")
            ? ""
            : " " + result.outcome())
        + error(result.error(), result.fingerprint());
  }

  private static String error(@Nullable String error, @Nullable String fingerprint) {
    return (error == null ? "" : " " + error) + (fingerprint == null ? "" : " #" + fingerprint);
  }

  private static String detail(TimelineEntry entry) {
    Object detail = entry.scene().more().get("detail");
    return (entry.scene().query() == null ? "" : " ?" + entry.scene().query())
        + (detail == null ? "" : " " + CanonicalJson.text(detail));
  }

  /** {@code text} on one line of bounded length, with nothing hidden in it. */
  private static String shown(String text) {
    String visible = VisibleText.of(text);
    return visible.length() <= LONGEST ? visible : visible.substring(0, LONGEST - 1) + "…";
  }

  private static String seconds(long micros) {
    return String.format(Locale.ROOT, "%.3f s", micros / 1e6);
  }

  private static String time(long micros) {
    return TrailClock.format(micros).substring(0, 19).replace('T', ' ');
  }

  private void line(String form, Object... values) {
    String text = values.length == 0 ? form : String.format(Locale.ROOT, form, values);
    out.append(text.stripTrailing()).append('\n');
  }
}
