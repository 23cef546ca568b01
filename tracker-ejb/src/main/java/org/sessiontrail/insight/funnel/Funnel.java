package org.sessiontrail.insight.funnel;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
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
import org.sessiontrail.insight.segment.Field;
import org.sessiontrail.insight.sql.SqlPart;
import org.sessiontrail.store.StoreException;

/** How many go from step to step. */
public final class Funnel extends DefinedReport {
  private static final int DIGITS = 6;
  private static final String FLAG = "most stop here";

  /** The report. */
  public Funnel() {
    super(
        new Words(
            "funnel",
            "funnels",
            "Funnel",
            "How many visits, or visitors, took each step after the ones before it, all of them within"
                + " the window from the first and in the period. A step comes later by its place in the"
                + " log; the same step twice needs two records. In any order a row counts those who took so"
                + " many of the steps. Lost are those who took the step before and not this one; where half"
                + " and more of all who were lost were lost is flagged. Half of those who took a step took"
                + " at most median_time for it since the step before."));
  }

  @Override
  public List<Parameter> parameters() {
    return FunnelPlan.PARAMETERS;
  }

  @Override
  public boolean hasBreakdown() {
    return true;
  }

  /** The statement of a question. */
  SqlPart statement(Question question) throws QuestionMistakes {
    return statement(question, new FunnelSql(FunnelPlan.of(question)).places(), Map.of());
  }

  @Override
  public Table table(Question question, InsightRows rows) throws QuestionMistakes, StoreException {
    FunnelPlan plan = FunnelPlan.of(question);
    List<List<@Nullable Object>> out = new ArrayList<>();
    int hidden = 0;
    for (@Nullable Object[] row : rows.rows(statement(question))) {
      hidden += add(row, plan, question, out);
    }
    Table table = new Table(columns(question), out, hidden, List.of());
    if (question.view().isCompared()) {
      Question before =
          question
              .in(question.period().previous())
              .shown(
                  new Question.View(false, question.view().breakdown(), question.view().limit()));
      return beside(table, table(before, rows));
    }
    return table;
  }

  /** The numbers of the step before the period, beside. */
  private static Table beside(Table now, Table before) {
    int keys = (int) now.columns().stream().filter(c -> c.type() == Column.Type.TEXT).count() - 1;
    int count = now.columns().stream().map(Column::name).toList().indexOf("reached");
    List<Column> columns = new ArrayList<>(now.columns());
    columns.add(new Column("previous_reached", Column.Type.INTEGER, "visits or visitors"));
    List<List<@Nullable Object>> rows = new ArrayList<>();
    for (List<@Nullable Object> row : now.rows()) {
      List<@Nullable Object> cells = new ArrayList<>(row);
      cells.add(
          before.rows().stream()
              .filter(then -> then.subList(0, keys).equals(row.subList(0, keys)))
              .map(then -> then.get(count))
              .findFirst()
              .orElse(null));
      rows.add(cells);
    }
    return new Table(columns, rows, now.suppressed(), now.notes());
  }

  /** Adds the steps of one row of the statement; how many of them are hidden. */
  private static int add(
      @Nullable Object[] row, FunnelPlan plan, Question question, List<List<@Nullable Object>> to) {
    int steps = plan.steps().size();
    long[] counts = new long[steps];
    long lost = 0;
    for (int step = 0; step < steps; step++) {
      counts[step] = number(row[1 + 2 * step]);
      lost += step == 0 ? 0 : counts[step - 1] - counts[step];
    }
    int hidden = 0;
    for (int step = 0; step < steps; step++) {
      List<@Nullable Object> cells = new ArrayList<>();
      Field breakdown = question.view().breakdown();
      if (breakdown != null) {
        cells.add(row[0]);
      }
      cells.add(label(plan, step));
      if (number(row[2 + 2 * step]) < question.audience().least()) {
        hidden++;
        continue;
      }
      long stopped = step == 0 ? 0 : counts[step - 1] - counts[step];
      Object micros = step == 0 ? null : row[2 * steps + step];
      cells.add(counts[step]);
      cells.add(number(row[2 + 2 * step]));
      cells.add(quotient(counts[step], counts[0]));
      cells.add(step == 0 ? null : quotient(counts[step], counts[step - 1]));
      cells.add(step == 0 ? null : (Object) stopped);
      boolean ordered = plan.order() != FunnelPlan.Order.ANY;
      cells.add(ordered && micros != null ? (Object) (number(micros) / 1_000) : null);
      cells.add(stopped > 0 && 2 * stopped >= lost ? FLAG : null);
      to.add(cells);
    }
    return hidden;
  }

  private static String label(FunnelPlan plan, int step) {
    return plan.order() == FunnelPlan.Order.ANY
        ? (step + 1) + " of " + plan.steps().size() + " steps"
        : (step + 1) + " " + plan.steps().get(step).text();
  }

  private static List<Column> columns(Question question) {
    List<Column> out = new ArrayList<>();
    Field breakdown = question.view().breakdown();
    if (breakdown != null) {
      out.add(new Column(breakdown.id(), Column.Type.TEXT, null));
    }
    out.add(new Column("step", Column.Type.TEXT, null));
    out.add(new Column("reached", Column.Type.INTEGER, "visits or visitors"));
    out.add(new Column("visitors", Column.Type.INTEGER, "people"));
    out.add(new Column("of_first", Column.Type.DECIMAL, "of the first step"));
    out.add(new Column("of_previous", Column.Type.DECIMAL, "of the step before"));
    out.add(new Column("lost", Column.Type.INTEGER, "visits or visitors"));
    out.add(new Column("median_time", Column.Type.INTEGER, "ms"));
    out.add(new Column("flag", Column.Type.TEXT, null));
    return out;
  }

  private static @Nullable BigDecimal quotient(long of, long by) {
    return by == 0
        ? null
        : BigDecimal.valueOf(of).divide(BigDecimal.valueOf(by), DIGITS, RoundingMode.HALF_UP);
  }
}
