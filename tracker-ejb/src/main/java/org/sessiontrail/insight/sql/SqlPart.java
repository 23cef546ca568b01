package org.sessiontrail.insight.sql;

import java.util.List;

/**
 * SQL with its values: each {@code ?} of the text is a parameter, in the order of {@code values}.
 *
 * @param text the SQL; holds a question mark for parameters only
 * @param values what is bound: {@link String}, {@link Long} or {@link #LOG}
 */
public record SqlPart(String text, List<Object> values) {
  /** Stands for the key of the log, which only whoever runs the statement knows. */
  public static final Object LOG = new Object();

  /** Makes the part immutable and holds it to its number of parameters. */
  public SqlPart {
    values = List.copyOf(values);
    long parameters = text.chars().filter(c -> c == '?').count();
    if (parameters != values.size()) {
      throw new IllegalArgumentException(
          parameters + " parameters and " + values.size() + " values: " + text);
    }
  }

  /** SQL with its values. */
  public static SqlPart of(String text, Object... values) {
    return new SqlPart(text, List.of(values));
  }
}
