package org.sessiontrail.insight.commerce;

import java.math.BigDecimal;
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

/** What lies in carts that nobody ordered. */
public final class AbandonedCarts extends DefinedReport {
  private static final List<Column> COLUMNS =
      List.of(
          new Column("session", Column.Type.TEXT, null),
          new Column("item", Column.Type.TEXT, null),
          new Column("currency", Column.Type.TEXT, null),
          new Column("quantity", Column.Type.INTEGER, "pieces"),
          new Column("value", Column.Type.DECIMAL, "of the currency"));

  /** The report. */
  public AbandonedCarts() {
    super(
        new Words(
            "abandoned-carts",
            "commerce",
            "Abandoned carts",
            "What was put into carts in the period and neither taken out nor followed by an order on the"
                + " trail, by trail and product, the newest first; the value is that of all that was put in, as"
                + " far as cart.add told a price. For auditors, who may read the trails themselves."));
  }

  @Override
  public Table table(Question question, InsightRows rows) throws QuestionMistakes, StoreException {
    onlyForAuditors(question, "TRK-0674", "names trails");
    List<List<@Nullable Object>> out = new ArrayList<>();
    for (@Nullable Object[] row : rows.rows(statement(question, Map.of(), Map.of()))) {
      List<@Nullable Object> cells = new ArrayList<>(List.of(String.valueOf(row[0])));
      cells.add(row[1]);
      cells.add(row[2]);
      cells.add(number(row[3]));
      cells.add(BigDecimal.valueOf(number(row[4]), 3));
      out.add(cells);
    }
    return new Table(COLUMNS, out, 0, List.of()).cut(question.view().limit());
  }
}
