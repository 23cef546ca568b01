package org.sessiontrail.insight.segment;

import java.util.Optional;
import org.sessiontrail.insight.sql.SqlPart;

/**
 * One condition on visits. A condition on pages is met by a visit with a page that meets it; one
 * that denies something is met by a visit without any page that has it.
 *
 * @param field what is compared
 * @param operator how
 * @param value with what; an empty text compares with none
 */
public record Condition(Field field, Operator operator, String value) {
  /** The condition as it is typed. */
  public String text() {
    return field.id() + operator.sign() + PercentText.encoded(value);
  }

  /** The predicate on the visit {@code v}. */
  SqlPart predicate() {
    Optional<String> table = field.table();
    if (table.isEmpty()) {
      return comparison(operator);
    }
    SqlPart met = comparison(operator.denied());
    String rows =
        "EXISTS (SELECT 1 FROM "
            + table.get()
            + " s WHERE s.log_id = v.log_id AND s.sid = v.sid AND s.visit_num = v.num AND "
            + field.rows()
            + met.text()
            + ")";
    return new SqlPart((operator.isNegative() ? "NOT " : "") + rows, met.values());
  }

  private SqlPart comparison(Operator how) {
    String column = field.sql();
    if (field.type() == Field.Type.NUMBER) {
      String sign = how == Operator.EQUAL ? "=" : how == Operator.NOT_EQUAL ? "<>" : how.sign();
      String missing =
          how == Operator.NOT_EQUAL && field.isOfSteps() ? column + " IS NULL OR " : "";
      return SqlPart.of(
          "(" + missing + column + " " + sign + " ?)", Long.parseLong(value) * field.scale());
    }
    return switch (how) {
      case EQUAL ->
          value.isEmpty()
              ? SqlPart.of("(" + column + " IS NULL OR " + column + " = '')")
              : SqlPart.of(column + " = ?", value);
      case NOT_EQUAL ->
          value.isEmpty()
              ? SqlPart.of(column + " <> ''")
              : SqlPart.of("(" + column + " IS NULL OR " + column + " <> ?)", value);
      case HOLDS -> like(column, "%" + literal() + "%");
      case HOLDS_NOT ->
          SqlPart.of(
              "(" + column + " IS NULL OR " + column + " NOT LIKE ? ESCAPE '!')",
              "%" + literal() + "%");
      case BEGINS -> like(column, literal() + "%");
      case ENDS -> like(column, "%" + literal());
      default -> throw new IllegalStateException(how + " compares numbers");
    };
  }

  private static SqlPart like(String column, String pattern) {
    return SqlPart.of(column + " LIKE ? ESCAPE '!'", pattern);
  }

  /** The value as part of a pattern. */
  private String literal() {
    return value.replace("!", "!!").replace("%", "!%").replace("_", "!_");
  }
}
