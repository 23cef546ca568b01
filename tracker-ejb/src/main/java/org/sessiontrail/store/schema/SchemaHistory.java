package org.sessiontrail.store.schema;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.sessiontrail.store.StoreException;

/**
 * What the table {@code tracker_schema_history} told when it was read.
 *
 * @param runs what was run or begun, by version; version 0 is the history itself
 */
public record SchemaHistory(NavigableMap<Integer, Run> runs) {
  private static final int ATTEMPTS = 5;
  private static final String BEGIN =
      "insert into tracker_schema_history (version, script, checksum, software)"
          + " values (?, ?, ?, ?)";
  private static final String FINISH =
      "update tracker_schema_history set installed_at = current_timestamp where version = ?";

  /**
   * A row.
   *
   * @param finished false while the script runs, or when it broke off
   * @param software who ran it
   */
  public record Run(String checksum, boolean finished, String software) {}

  /** The history, or null when there is none. A transaction that is open may be undone by it. */
  public static @Nullable SchemaHistory read(Connection connection)
      throws StoreException, SQLException {
    NavigableMap<Integer, Run> runs = new TreeMap<>();
    try (Statement statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery(
                "select version, checksum, installed_at, software from tracker_schema_history")) {
      while (rows.next()) {
        boolean finished = rows.getTimestamp(3) != null;
        runs.put(rows.getInt(1), new Run(rows.getString(2), finished, rows.getString(4)));
      }
      return new SchemaHistory(runs);
    } catch (SQLException e) {
      String state = String.valueOf(e.getSQLState());
      if (state.equals("42703") || state.equals("42S22")) { // no such column
        throw new StoreException(
            "TRK-0322 the database has a tracker_schema_history that is not this tracker's; rename"
                + " it or give the tracker a schema of its own",
            e);
      }
      if (isMissing(state, e.getErrorCode())) {
        return null;
      }
      throw e;
    }
  }

  /** No such table; Oracle and SQL Server have numbers of their own for that. */
  private static boolean isMissing(String state, int number) {
    return state.equals("42P01")
        || state.startsWith("42S0")
        || state.equals("42704") // Db2
        || (state.equals("42000") && number == 942)
        || (state.equals("S0002") && number == 208);
  }

  /** The latest version that was run or begun; 0 when none was. */
  public int newest() {
    return runs.isEmpty() ? 0 : runs.lastKey();
  }

  /**
   * Makes what is missing of the history. Several nodes may do so at once; the connection must
   * commit each statement.
   *
   * @param script what makes the table
   */
  public static void make(Connection connection, SchemaScript script, String software)
      throws StoreException, SQLException {
    SchemaHistory found = read(connection);
    for (int attempt = 1; found == null; attempt++) {
      try {
        script.run(connection);
        break;
      } catch (SQLException e) {
        found = read(connection); // another node was quicker
        if (found == null && attempt == ATTEMPTS) { // H2 shows what others make only after a while
          throw e;
        }
      }
    }
    if (found == null || !found.runs().containsKey(script.version())) {
      try {
        begin(connection, script, software);
        finish(connection, script);
      } catch (SQLException e) {
        if (!String.valueOf(e.getSQLState()).startsWith("23")) { // that it is there already
          throw e;
        }
      }
    }
  }

  /**
   * Waits for other nodes, then keeps them waiting until {@code connection} ends its transaction.
   */
  public static void lock(Connection connection) throws StoreException, SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute("select version from tracker_schema_history where version = 0 for update");
    } catch (SQLException e) {
      if (isStillLocked(e)) {
        throw new StoreException(
            "TRK-0323 another node is still bringing the database's tables up to date; it will be"
                + " tried again",
            e);
      }
      throw e;
    }
  }

  private static boolean isStillLocked(SQLException e) {
    return "HYT00".equals(e.getSQLState())
        || "55P03".equals(e.getSQLState())
        || e.getErrorCode() == 1205; // MySQL and MariaDB
  }

  /** States that {@code script} begins to run. */
  public static void begin(Connection connection, SchemaScript script, String software)
      throws SQLException {
    try (PreparedStatement add = connection.prepareStatement(BEGIN)) {
      add.setInt(1, script.version());
      add.setString(2, script.name());
      add.setString(3, script.checksum());
      add.setString(4, software);
      add.executeUpdate();
    }
  }

  /** States that {@code script} has run to its end. */
  public static void finish(Connection connection, SchemaScript script) throws SQLException {
    try (PreparedStatement finish = connection.prepareStatement(FINISH)) {
      finish.setInt(1, script.version());
      finish.executeUpdate();
    }
  }

  /** The statement by which an operator says that {@code script} was run by hand. */
  public static String adoption(SchemaScript script) {
    return "insert into tracker_schema_history (version, script, checksum, installed_at, software)"
        + " values (%d, '%s', '%s', current_timestamp, 'by hand')"
            .formatted(script.version(), script.name(), script.checksum());
  }
}
