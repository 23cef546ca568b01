package org.sessiontrail.store.jdbc;

import java.sql.SQLException;
import java.util.Map;
import java.util.Set;

/**
 * What MySQL and MariaDB mean where their SQL state does not tell: many of their errors share one.
 * Their numbers lie between 1000 and 4999, which those of H2 and PostgreSQL do not.
 */
final class MySqlErrors {
  /** Text the column's character set has not, no value for a column, too large for a message. */
  private static final Set<Integer> REFUSALS = Set.of(1366, 1364, 1153, 1118, 3819, 4025);

  /** The standard's or PostgreSQL's state for an error number. */
  private static final Map<Integer, String> STATES =
      Map.ofEntries(
          Map.entry(1040, "53300"), // too many connections
          Map.entry(1203, "53300"),
          Map.entry(1226, "53300"),
          Map.entry(1021, "53100"), // disk full
          Map.entry(1114, "53100"), // table full
          Map.entry(1044, "42501"), // no right to the database
          Map.entry(1142, "42501"), // to the table
          Map.entry(1143, "42501"), // to the column
          Map.entry(1049, "3D000"), // unknown database
          Map.entry(1205, "HYT00"), // waited too long for a lock
          Map.entry(1290, "25006"), // read-only server
          Map.entry(1836, "25006"),
          Map.entry(1317, "57014"), // interrupted
          Map.entry(1969, "57014"), // took too long: MariaDB
          Map.entry(3024, "57014")); // took too long: MySQL

  private MySqlErrors() {}

  /** Whether {@code sql} says that the data was the reason. */
  static boolean isRefusal(SQLException sql) {
    return REFUSALS.contains(sql.getErrorCode())
        || String.valueOf(sql.getMessage())
            .contains("max_allowed_packet"); // the driver's own check
  }

  /** The state to explain, {@code state} where the number says no more. */
  static String state(int number, String state) {
    return STATES.getOrDefault(number, state);
  }
}
