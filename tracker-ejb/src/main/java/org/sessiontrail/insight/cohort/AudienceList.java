package org.sessiontrail.insight.cohort;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.sessiontrail.insight.question.Column;
import org.sessiontrail.insight.question.DefinedReport;
import org.sessiontrail.insight.question.InsightRows;
import org.sessiontrail.insight.question.Question;
import org.sessiontrail.insight.question.QuestionMistakes;
import org.sessiontrail.insight.question.Table;
import org.sessiontrail.store.StoreException;

/** The visitors of a segment, to be taken elsewhere. */
public final class AudienceList extends DefinedReport {
  private static final List<Column> COLUMNS =
      List.of(
          new Column("visitor", Column.Type.TEXT, null),
          new Column("visits", Column.Type.INTEGER, "visits"),
          new Column("first", Column.Type.TIME, null),
          new Column("last", Column.Type.TIME, null),
          new Column("conversions", Column.Type.INTEGER, "visits"));

  /** The report. */
  public AudienceList() {
    super(
        new Words(
            "audience",
            "cohorts",
            "Audience",
            "The visitors with visits of the segment that began in the period: pseudonyms of users,"
                + " else trails, the most frequent first; for auditors, who may read the trails themselves."));
  }

  @Override
  public Table table(Question question, InsightRows rows) throws QuestionMistakes, StoreException {
    onlyForAuditors(question, "TRK-0635", "names visitors");
    List<List<@Nullable Object>> out = new ArrayList<>();
    for (@Nullable Object[] row : rows.rows(statement(question, Map.of(), Map.of()))) {
      List<@Nullable Object> cells = new ArrayList<>();
      cells.add(row[0]);
      cells.add(number(row[1]));
      cells.add(time(row[2]));
      cells.add(time(row[3]));
      cells.add(number(row[4]));
      out.add(cells);
    }
    return new Table(COLUMNS, out, 0, List.of()).cut(question.view().limit());
  }

  private static String time(@Nullable Object micros) {
    return Instant.EPOCH.plus(number(micros), ChronoUnit.MICROS).toString();
  }
}
