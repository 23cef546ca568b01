package org.sessiontrail.insight.commerce;

import java.math.BigDecimal;
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

/** What lies in carts that nobody ordered. */
public final class AbandonedCarts implements Report {
  private static final SqlFile FILE = SqlFile.named("abandoned-carts");
  private static final List<Column> COLUMNS =
      List.of(
          new Column("session", Column.Type.TEXT, null),
          new Column("item", Column.Type.TEXT, null),
          new Column("currency", Column.Type.TEXT, null),
          new Column("quantity", Column.Type.INTEGER, "pieces"),
          new Column("value", Column.Type.DECIMAL, "of the currency"));

  @Override
  public String name() {
    return "abandoned-carts";
  }

  @Override
  public String title() {
    return "Abandoned carts";
  }

  @Override
  public String topic() {
    return "commerce";
  }

  @Override
  public String definition() {
    return "What was put into carts in the period and neither taken out nor followed by an order on the"
        + " trail, by trail and product, the newest first; the value is that of all that was put in, as"
        + " far as cart.add told a price. For auditors, who may read the trails themselves.";
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
          List.of("TRK-0674 abandoned-carts names trails; ask for it with audience auditor"));
    }
    List<List<@Nullable Object>> out = new ArrayList<>();
    SqlPart statement =
        FILE.with(
            Map.of("segment", question.segment().predicate()),
            Map.of(
                "log", SqlPart.LOG,
                "from", question.period().fromMicros(),
                "to", question.period().toMicros()));
    for (@Nullable Object[] row : rows.rows(statement)) {
      List<@Nullable Object> cells = new ArrayList<>(List.of(String.valueOf(row[0])));
      cells.add(row[1]);
      cells.add(row[2]);
      cells.add(number(row[3]));
      cells.add(BigDecimal.valueOf(number(row[4]), 3));
      out.add(cells);
    }
    int most = Math.min(out.size(), question.view().limit());
    Table table = new Table(COLUMNS, out.subList(0, most), 0, List.of());
    return out.size() > most ? table.noted(out.size() - most + " more rows are not shown.") : table;
  }

  private static long number(@Nullable Object value) {
    return value instanceof Number number ? number.longValue() : 0;
  }
}
