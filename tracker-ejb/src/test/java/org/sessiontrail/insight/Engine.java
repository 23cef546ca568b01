package org.sessiontrail.insight;

import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.sessiontrail.config.TrackerConfig.DatabaseConfig;
import org.sessiontrail.insight.question.InsightRows;
import org.sessiontrail.insight.sql.SqlPart;
import org.sessiontrail.store.StoreException;
import org.sessiontrail.store.TestPostgres;

/** A database engine with the tables of visits, which runs the statements of reports by JDBC. */
public final class Engine implements InsightRows, AutoCloseable {
  private static final AtomicInteger NUMBERS = new AtomicInteger();
  private static final List<String> SCRIPTS = List.of("V1__trail", "V6__visits", "V7__views");
  private static final List<String> TABLES =
      List.of("tracker_visit", "tracker_view", "tracker_deed");

  private static final Pattern NEEDED =
      Pattern.compile(
          "TABLE (ledger_log|tracker_follower|tracker_visit|tracker_view|tracker_deed)\\b");

  private final String name;
  private final Connection connection;

  private Engine(String name, Connection connection, String scripts) throws Exception {
    this.name = name;
    this.connection = connection;
    for (String script : SCRIPTS) {
      for (String statement : statements(scripts + "/" + script)) {
        execute(statement);
      }
    }
  }

  /** H2 in memory. */
  public static Engine h2() throws Exception {
    String url = "jdbc:h2:mem:insight" + NUMBERS.incrementAndGet();
    return new Engine("H2", DriverManager.getConnection(url, "sa", ""), "h2");
  }

  /** A PostgreSQL server. */
  public static Engine postgresql() throws Exception {
    DatabaseConfig config = TestPostgres.newDatabase("insight_" + NUMBERS.incrementAndGet());
    return new Engine(
        "PostgreSQL",
        DriverManager.getConnection(config.jdbcUrl(), config.user(), config.password()),
        "postgresql");
  }

  /** DuckDB in memory, with the tables as PostgreSQL has them. */
  public static Engine duckDb() throws Exception {
    return new Engine("DuckDB", DriverManager.getConnection("jdbc:duckdb:"), "postgresql");
  }

  private static List<String> statements(String script) throws Exception {
    String name = "/db/sessiontrail/" + script + ".sql";
    try (InputStream in = Engine.class.getResourceAsStream(name)) {
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      List<String> out = new ArrayList<>();
      for (String each : text.replaceAll("--[^\n]*", "").split("\\s*;\\s*")) {
        if (NEEDED.matcher(each).find()) {
          // DuckDB adds no column that has to be there
          out.add(each.startsWith("ALTER") ? each.replace(" NOT NULL", "") : each);
        }
      }
      return out;
    }
  }

  private void execute(String statement) throws SQLException {
    try (Statement run = connection.createStatement()) {
      run.execute(statement);
    }
  }

  /** Holds {@code history} and nothing else. */
  public void become(History history) throws SQLException {
    for (String table : TABLES) {
      execute("DELETE FROM " + table);
    }
    insert("tracker_visit", history.visits());
    insert("tracker_view", history.views());
    insert("tracker_deed", history.deeds());
  }

  private void insert(String table, List<Map<String, @Nullable Object>> rows) throws SQLException {
    if (rows.isEmpty()) {
      return;
    }
    List<String> columns = List.copyOf(rows.get(0).keySet());
    String values = String.join(", ", Collections.nCopies(columns.size(), "?"));
    String sql =
        "INSERT INTO " + table + " (" + String.join(", ", columns) + ") VALUES (" + values + ")";
    try (PreparedStatement insert = connection.prepareStatement(sql)) {
      for (Map<String, @Nullable Object> row : rows) {
        for (int i = 0; i < columns.size(); i++) {
          insert.setObject(i + 1, row.get(columns.get(i)));
        }
        insert.addBatch();
      }
      insert.executeBatch();
    }
  }

  @Override
  public List<@Nullable Object[]> rows(SqlPart part) throws StoreException {
    try (PreparedStatement query = connection.prepareStatement(part.text())) {
      int number = 1;
      for (Object value : part.values()) {
        query.setObject(number++, value == SqlPart.LOG ? (Object) History.LOG : value);
      }
      try (ResultSet found = query.executeQuery()) {
        List<@Nullable Object[]> out = new ArrayList<>();
        while (found.next()) {
          @Nullable Object[] row = new Object[found.getMetaData().getColumnCount()];
          for (int i = 0; i < row.length; i++) {
            row[i] = found.getObject(i + 1);
          }
          out.add(row);
        }
        return out;
      }
    } catch (SQLException e) {
      throw new StoreException(name + ": " + e.getMessage() + " in\n" + part.text(), e);
    }
  }

  @Override
  public String toString() {
    return name;
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }
}
