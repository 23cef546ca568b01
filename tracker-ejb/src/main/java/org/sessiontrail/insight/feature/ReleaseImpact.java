package org.sessiontrail.insight.feature;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.sessiontrail.insight.question.Column;
import org.sessiontrail.insight.question.DefinedReport;
import org.sessiontrail.insight.question.InsightRows;
import org.sessiontrail.insight.question.Parameter;
import org.sessiontrail.insight.question.Question;
import org.sessiontrail.insight.question.QuestionMistakes;
import org.sessiontrail.insight.question.Table;
import org.sessiontrail.insight.sql.SqlPart;
import org.sessiontrail.insight.statistic.Proportions;
import org.sessiontrail.store.StoreException;

/** What a release of the application changed. */
public final class ReleaseImpact extends DefinedReport {
  private static final List<String> MEASURES = List.of("conversion", "engagement", "failure");
  private static final List<Column> COLUMNS =
      List.of(
          new Column("measure", Column.Type.TEXT, null),
          new Column("visits_before", Column.Type.INTEGER, "visits"),
          new Column("visits_after", Column.Type.INTEGER, "visits"),
          new Column("before", Column.Type.DECIMAL, "of visits"),
          new Column("after", Column.Type.DECIMAL, "of visits"),
          new Column("difference", Column.Type.DECIMAL, "of visits"),
          new Column("z", Column.Type.DECIMAL, "standard errors"),
          new Column("statement", Column.Type.TEXT, null));

  /** The report. */
  public ReleaseImpact() {
    super(
        new Words(
            "release-impact",
            "product",
            "Impact of a release",
            "Visits of the period under two releases of the application: the share that converted, was"
                + " engaged, and met a failure of the server or an error of a script; z is that of a two-proportion"
                + " test with pooled variance, two-sided. It takes visits as independent and knows nothing of"
                + " what else changed between the releases."));
  }

  @Override
  public List<Parameter> parameters() {
    return List.of(
        Parameter.once("before", "The release before; has to be given."),
        Parameter.once("after", "The release after; has to be given."));
  }

  @Override
  public Table table(Question question, InsightRows rows) throws QuestionMistakes, StoreException {
    String before = question.text("before", "");
    String after = question.text("after", "");
    if (before.isEmpty() || after.isEmpty() || before.equals(after)) {
      throw new QuestionMistakes(
          List.of("TRK-0677 release-impact needs two releases, before and after"));
    }
    SqlPart statement = statement(question, Map.of(), Map.of("before", before, "after", after));
    Map<String, long[]> found = new HashMap<>();
    for (@Nullable Object[] row : rows.rows(statement)) {
      found.put(String.valueOf(row[0]), numbers(row));
    }
    return compared(found.get(before), found.get(after), question.audience().least());
  }

  private static Table compared(long @Nullable [] before, long @Nullable [] after, int least) {
    if (before == null || after == null) {
      return new Table(COLUMNS, List.of(), 0, List.of("One of the releases had no visit."));
    }
    if (before[1] < least || after[1] < least) {
      return new Table(COLUMNS, List.of(), MEASURES.size(), List.of());
    }
    List<List<@Nullable Object>> out = new ArrayList<>();
    for (int i = 0; i < MEASURES.size(); i++) {
      Proportions each = new Proportions(before[i + 2], before[0], after[i + 2], after[0]);
      List<@Nullable Object> cells = new ArrayList<>(List.of(MEASURES.get(i), before[0], after[0]));
      cells.add(decimal(each.first()));
      cells.add(decimal(each.second()));
      cells.add(decimal(each.second() - each.first()));
      cells.add(each.isTestable() ? decimal(each.z()) : null);
      cells.add(each.statement());
      out.add(cells);
    }
    return new Table(COLUMNS, out, 0, List.of());
  }

  private static BigDecimal decimal(double number) {
    return BigDecimal.valueOf(number).setScale(6, RoundingMode.HALF_UP);
  }

  private static long[] numbers(@Nullable Object[] row) {
    long[] out = new long[row.length - 1];
    for (int i = 0; i < out.length; i++) {
      out[i] = row[i + 1] instanceof Number number ? number.longValue() : 0;
    }
    return out;
  }
}
