package org.sessiontrail.insight.funnel;

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
import org.sessiontrail.store.StoreException;

/** Which trails stopped after which step. */
public final class FunnelDropoff implements Report {
  private static final SqlFile FILE = SqlFile.named("funnel-dropoff");

  @Override
  public String name() {
    return "funnel-dropoff";
  }

  @Override
  public String title() {
    return "Trails that left a funnel";
  }

  @Override
  public String topic() {
    return "funnels";
  }

  @Override
  public String definition() {
    return "The trails that took the first step of a funnel and not the last, with the last step they"
        + " took, the newest first; for auditors, who may read the trails themselves.";
  }

  @Override
  public List<Parameter> parameters() {
    return FunnelPlan.PARAMETERS;
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
          List.of("TRK-0635 funnel-dropoff names trails; ask for it with audience auditor"));
    }
    FunnelPlan plan = FunnelPlan.of(question);
    List<List<@Nullable Object>> out = new ArrayList<>();
    Map<String, Object> steps = Map.of("steps", (long) plan.steps().size());
    for (@Nullable Object[] row : rows.rows(new FunnelSql(plan).statement(FILE, question, steps))) {
      List<@Nullable Object> cells = new ArrayList<>();
      cells.add(row[2]);
      cells.add(number(row[3]));
      cells.add(number(row[1]));
      out.add(cells);
    }
    int most = Math.min(out.size(), question.view().limit());
    Table table =
        new Table(
            List.of(
                new Column("session", Column.Type.TEXT, null),
                new Column("visit", Column.Type.INTEGER, "visit of the trail, 0 for all"),
                new Column("last_step", Column.Type.INTEGER, "step")),
            out.subList(0, most),
            0,
            List.of());
    return out.size() > most ? table.noted(out.size() - most + " more rows are not shown.") : table;
  }

  private static @Nullable Object number(@Nullable Object value) {
    return value instanceof Number number ? (Object) number.longValue() : null;
  }
}
