package org.sessiontrail.insight.visitor;

import java.math.BigDecimal;
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

/** Visits one by one, for whoever wants to look at one. */
public final class Visits extends DefinedReport {
  private static final List<Column> COLUMNS =
      List.of(
          new Column("session", Column.Type.TEXT, null),
          new Column("visit", Column.Type.INTEGER, "visit of the trail"),
          new Column("begin", Column.Type.TIME, null),
          new Column("duration", Column.Type.DECIMAL, "ms"),
          new Column("views", Column.Type.INTEGER, "page views"),
          new Column("deeds", Column.Type.INTEGER, "records"),
          new Column("failures", Column.Type.INTEGER, "requests"),
          new Column("entry", Column.Type.TEXT, null),
          new Column("exit", Column.Type.TEXT, null),
          new Column("device", Column.Type.TEXT, null),
          new Column("browser", Column.Type.TEXT, null),
          new Column("country", Column.Type.TEXT, null),
          new Column("channel", Column.Type.TEXT, null),
          new Column("converted", Column.Type.INTEGER, "1 when it did"));

  /** Columns of the statement before the texts. */
  private static final int ENTRY = 7;

  /** The report. */
  public Visits() {
    super(
        new Words(
            "visits",
            "visitors",
            "Visits, one by one",
            "The visits that began in the period, the newest first: trail, number of the visit on it,"
                + " and what it was; for auditors, who may read the trails themselves."));
  }

  @Override
  public Table table(Question question, InsightRows rows) throws QuestionMistakes, StoreException {
    onlyForAuditors(question, "TRK-0635", "names trails");
    List<List<@Nullable Object>> out = new ArrayList<>();
    for (@Nullable Object[] row : rows.rows(statement(question, Map.of(), Map.of()))) {
      out.add(cells(row));
    }
    return new Table(COLUMNS, out, 0, List.of()).cut(question.view().limit());
  }

  private static List<@Nullable Object> cells(@Nullable Object[] row) {
    long begin = number(row[2]);
    List<@Nullable Object> cells = new ArrayList<>();
    cells.add(row[0]);
    cells.add(number(row[1]));
    cells.add(Instant.EPOCH.plus(begin, ChronoUnit.MICROS).toString());
    cells.add(BigDecimal.valueOf((number(row[3]) - begin) / 1_000));
    for (int i = 4; i < ENTRY; i++) {
      cells.add(number(row[i]));
    }
    for (int i = ENTRY; i < row.length - 1; i++) {
      cells.add(row[i]);
    }
    cells.add(number(row[row.length - 1]));
    return cells;
  }
}
