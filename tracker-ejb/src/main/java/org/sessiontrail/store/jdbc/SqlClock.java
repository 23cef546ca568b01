package org.sessiontrail.store.jdbc;

/**
 * How a database tells its own time in its own SQL. Nodes compare only what it said itself, so
 * neither their clocks nor the time zones of their sessions matter.
 *
 * @param now the present as an expression of the type that the trail's columns have
 * @param after an expression with {@code %s} for a number of seconds from now
 * @param micros an expression with {@code %s} for a column: microseconds since 1970
 */
public record SqlClock(String now, String after, String micros) {
  /** The time some seconds from now, negative ones too; {@code seconds} may be a parameter. */
  public String later(String seconds) {
    return after.formatted(seconds);
  }

  /** A column of times as microseconds since 1970. */
  public String epochMicros(String column) {
    return micros.replace("%s", column);
  }
}
