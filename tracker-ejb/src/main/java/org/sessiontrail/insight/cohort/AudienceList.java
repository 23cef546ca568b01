package org.sessiontrail.insight.cohort;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.sessiontrail.insight.question.Audience;
import org.sessiontrail.insight.question.Column;
import org.sessiontrail.insight.question.InsightRows;
import org.sessiontrail.insight.question.Parameter;
import org.sessiontrail.insight.question.Question;
import org.sessiontrail.insight.question.QuestionMistakes;
import org.sessiontrail.insight.question.Report;
import org.sessiontrail.insight.question.Table;
import org.sessiontrail.insight.sql.SqlFile;
import org.sessiontrail.insight.sql.SqlPart;
import org.sessiontrail.store.StoreException;

/** The visitors of a segment, to be taken elsewhere. */
public final class AudienceList implements Report {
  private static final SqlFile FILE = SqlFile.named("audience");
  private static final List<Column> COLUMNS =
      List.of(
          new Column("visitor", Column.Type.TEXT, null),
          new Column("visits", Column.Type.INTEGER, "visits"),
          new Column("first", Column.Type.TIME, null),
          new Column("last", Column.Type.TIME, null),
          new Column("conversions", Column.Type.INTEGER, "visits"));

  @Override
  public String name() {
    return "audience";
  }

  @Override
  public String title() {
    return "Audience";
  }

  @Override
  public String topic() {
    return "cohorts";
  }

  @Override
  public String definition() {
    return "The visitors with visits of the segment that began in the period: pseudonyms of users,"
        + " else trails, the most frequent first; for auditors, who may read the trails themselves.";
  }

  @Override
  public List<Parameter> parameters() {
    return List.of();
  }

  @Override
  public boolean hasBreakdown() {
    return false;
  }

  @Override
  public List<String> files() {
    return List.of(FILE.name());
  }

  @Override
  public Table table(Question question, InsightRows rows) throws QuestionMistakes, StoreException {
    if (question.audience() != Audience.AUDITOR) {
      throw new QuestionMistakes(
          List.of("TRK-0635 audience names visitors; ask for it with audience auditor"));
    }
    Map<String, Object> values =
        Map.of(
            "log",
            SqlPart.LOG,
            "from",
            question.period().fromMicros(),
            "to",
            question.period().toMicros());
    List<List<@Nullable Object>> out = new ArrayList<>();
    for (@Nullable Object[] row :
        rows.rows(FILE.with(Map.of("segment", question.segment().predicate()), values))) {
      List<@Nullable Object> cells = new ArrayList<>();
      cells.add(row[0]);
      cells.add(number(row[1]));
      cells.add(time(row[2]));
      cells.add(time(row[3]));
      cells.add(number(row[4]));
      out.add(cells);
    }
    int most = Math.min(out.size(), question.view().limit());
    Table table = new Table(COLUMNS, out.subList(0, most), 0, List.of());
    return out.size() > most ? table.noted(out.size() - most + " more rows are not shown.") : table;
  }

  private static String time(@Nullable Object micros) {
    return Instant.EPOCH.plus(number(micros), ChronoUnit.MICROS).toString();
  }

  private static long number(@Nullable Object value) {
    return value instanceof Number number ? number.longValue() : 0;
  }
}
