package org.sessiontrail.console.page;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.sessiontrail.console.frame.PageRequest;
import org.sessiontrail.console.frame.PeriodChoice;
import org.sessiontrail.console.html.Html;
import org.sessiontrail.record.Kind;
import org.sessiontrail.report.AuditColumn;
import org.sessiontrail.report.AuditRow;
import org.sessiontrail.store.TrailQuery;
import org.sessiontrail.store.TrailReader;

/** The newest records of some kinds, as rows of an audit report. */
final class RecordTable {
  private static final List<AuditColumn> COLUMNS =
      List.of(
          AuditColumn.INDEX,
          AuditColumn.AT,
          AuditColumn.KIND,
          AuditColumn.WHO,
          AuditColumn.WHAT,
          AuditColumn.OUTCOME);

  private final PageRequest asked;
  private final Html html;
  private final TrailReader reader;

  RecordTable(PageRequest asked, Html html, TrailReader reader) {
    this.asked = asked;
    this.html = html;
    this.reader = reader;
  }

  /** Writes the newest {@code most} of {@code kinds} in the period. */
  void write(PeriodChoice period, Set<Kind> kinds, int most) throws Exception {
    Deque<AuditRow> newest = new ArrayDeque<>();
    reader.read(
        TrailQuery.all().between(period.fromMicros(), period.toMicros()).ofKinds(kinds),
        record -> {
          newest.addFirst(AuditRow.of(record));
          if (newest.size() > most) {
            newest.removeLast();
          }
        });
    if (newest.isEmpty()) {
      html.leaf("p", asked.say("records.none"), "class", "note");
      return;
    }
    html.open("div", "class", "scroll", "tabindex", "0");
    html.open("table").open("thead").open("tr");
    for (AuditColumn each : COLUMNS) {
      html.leaf("th", asked.say("record." + each.id()), "scope", "col");
    }
    html.leaf("th", asked.say("record.more"), "scope", "col");
    html.close().close().open("tbody");
    newest.forEach(this::row);
    html.close().close().close();
  }

  private void row(AuditRow row) {
    html.open("tr");
    for (AuditColumn column : COLUMNS) {
      html.open("td");
      Object value = row.value(column);
      if (column == AuditColumn.INDEX && value != null) {
        html.leaf("a", value.toString(), "href", asked.link("/audit/proof/" + value));
      } else {
        html.text(text(value));
      }
      html.close();
    }
    html.open("td").open("details").leaf("summary", asked.say("record.more"));
    html.open("dl", "class", "facts");
    if (row.value(AuditColumn.MORE) instanceof Map<?, ?> more) {
      more.forEach(
          (name, value) -> html.open("div").leaf("dt", text(name)).leaf("dd", text(value)).close());
    }
    html.close().close().close().close();
  }

  private static String text(@Nullable Object value) {
    return value == null ? "" : value.toString();
  }
}
