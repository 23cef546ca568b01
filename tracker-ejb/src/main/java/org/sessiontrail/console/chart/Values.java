package org.sessiontrail.console.chart;

import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.sessiontrail.console.html.Texts;
import org.sessiontrail.insight.question.Column;

/** What the values of a table look like to people. */
public final class Values {
  private static final int DIGITS = 3;
  private static final String MILLIS = "ms";
  private static final Set<String> OF_MORE =
      Set.of("of the currency", "of what everything grew by");

  private Values() {}

  /** Whether values of {@code column} are numbers. */
  public static boolean isNumber(Column column) {
    return column.type() == Column.Type.INTEGER || column.type() == Column.Type.DECIMAL;
  }

  /** {@code value} as it is shown; an unknown one is a dash. */
  public static String text(Column column, @Nullable Object value, Texts texts) {
    if (value == null) {
      return "–";
    }
    return value instanceof Number number
        ? number(column, number.doubleValue(), texts)
        : value.toString();
  }

  /** A number of {@code column} as it is shown. */
  public static String number(Column column, double value, Texts texts) {
    if (MILLIS.equals(column.unit())) {
      return texts.millis(value);
    }
    if (isShare(column)) {
      return texts.share(value);
    }
    return column.type() == Column.Type.INTEGER
        ? texts.number(Math.round(value))
        : texts.number(value, DIGITS);
  }

  /** A name of a column, as a heading. */
  public static String heading(Column column, Texts texts) {
    String plain = column.name().replace('_', ' ');
    return texts.or(
        "column." + column.name(),
        plain.substring(0, 1).toUpperCase(Locale.ROOT) + plain.substring(1));
  }

  private static boolean isShare(Column column) {
    String unit = column.unit();
    return column.type() == Column.Type.DECIMAL
        && unit != null
        && unit.startsWith("of ")
        && !OF_MORE.contains(unit);
  }
}
