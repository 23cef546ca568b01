package org.sessiontrail.insight.funnel;

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
import org.sessiontrail.store.StoreException;

/** Which trails stopped after which step. */
public final class FunnelDropoff extends DefinedReport {

  /** The report. */
  public FunnelDropoff() {
    super(
        new Words(
            "funnel-dropoff",
            "funnels",
            "Trails that left a funnel",
            "The trails that took the first step of a funnel and not the last, with the last step they"
                + " took, the newest first; for auditors, who may read the trails themselves."));
  }

  @Override
  public List<Parameter> parameters() {
    return FunnelPlan.PARAMETERS;
  }

  @Override
  public Table table(Question question, InsightRows rows) throws QuestionMistakes, StoreException {
    onlyForAuditors(question, "TRK-0635", "names trails");
    FunnelPlan plan = FunnelPlan.of(question);
    List<List<@Nullable Object>> out = new ArrayList<>();
    Map<String, Object> steps = Map.of("steps", (long) plan.steps().size());
    for (@Nullable Object[] row :
        rows.rows(statement(question, new FunnelSql(plan).places(), steps))) {
      List<@Nullable Object> cells = new ArrayList<>();
      cells.add(row[2]);
      cells.add(known(row[3]));
      cells.add(known(row[1]));
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

  private static @Nullable Object known(@Nullable Object value) {
    return value instanceof Number number ? (Object) number.longValue() : null;
  }
}
