package org.sessiontrail.store.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sessiontrail.store.StoreException;
import org.sessiontrail.store.schema.SchemaScript;

/**
 * What a database says that the tests do not run on. H2 stands in: it understands Oracle's types.
 */
class UntestedDatabaseTest {
  @ParameterizedTest
  @CsvSource({
    "Oracle, oracle",
    "Microsoft SQL Server, sqlserver",
    "DB2/LINUXX8664, db2",
  })
  void migrate_ofAnEmptyDatabase_asksForTheScriptsAndMakesNothing(String product, String folder)
      throws Exception {
    try (Connection real = h2(folder)) {
      StoreException told =
          catchThrowableOfType(
              StoreException.class, () -> SchemaMigration.migrate(source(real, product)));

      assertThat(told)
          .hasMessageContaining("TRK-0561")
          .hasMessageContaining("never tested")
          .hasMessageContaining("db/sessiontrail/" + folder)
          .hasMessageContaining("V0__history.sql, V1__trail.sql")
          .hasMessageContaining("V4__retention.sql");
      assertThat(count(real, "information_schema.tables where table_schema = 'PUBLIC'")).isZero();
    }
  }

  @Test
  void migrate_afterAnOperatorDidAsTold_goesOn() throws Exception {
    try (Connection real = h2("adopted")) {
      DataSource oracle = source(real, "Oracle");
      StoreException told =
          catchThrowableOfType(StoreException.class, () -> SchemaMigration.migrate(oracle));
      for (String name : new String[] {SchemaScript.history("oracle").name()}) {
        run(real, name);
      }
      for (SchemaScript script : SchemaScript.all("oracle")) {
        run(real, script.name());
      }
      String message = String.valueOf(told.getMessage());
      for (String row : message.substring(message.indexOf("; and then: ") + 12).split("; ", -1)) {
        execute(real, row);
      }

      assertThat(SchemaMigration.migrate(oracle)).isEqualTo(DatabaseVendor.ORACLE);
      assertThat(SchemaMigration.check(oracle)).isEqualTo(DatabaseVendor.ORACLE);

      try (Connection renaming = DatabaseVendor.ORACLE.adapt(oracle).getConnection();
          PreparedStatement add =
              renaming.prepareStatement(
                  "insert into ledger_log (id, origin, size, version) values (1, 'size level', ?,"
                      + " 0)")) {
        add.setLong(1, 42);
        add.executeUpdate();
      }
      assertThat(count(real, "ledger_log where size_ = 42 and origin = 'size level'")).isEqualTo(1);
    }
  }

  @Test
  void rename_touchesColumnsAlone() {
    assertThat(
            Map.of(
                "select l1_0.size, l1_0.tree_size from t l1_0 where size(x) < :size", true,
                "update e set level = 'level' where kind in ('size', 'b') and resize = 1", true))
        .allSatisfy(
            (sql, unused) ->
                assertThat(RenamedColumns.rename(sql))
                    .isEqualTo(
                        sql.replace("l1_0.size", "l1_0.size_").replace("set level", "set level_")));
  }

  private static Connection h2(String name) throws SQLException {
    return DriverManager.getConnection("jdbc:h2:mem:" + name + ";MODE=Oracle", "sa", "");
  }

  private static void run(Connection connection, String script) throws Exception {
    Path file = Path.of("src/main/resources/db/sessiontrail/oracle", script);
    assertThat(Files.exists(file)).isTrue();
    execute(connection, "runscript from '" + file.toAbsolutePath() + "'");
  }

  private static void execute(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static long count(Connection connection, String from) throws SQLException {
    try (Statement statement = connection.createStatement();
        var found = statement.executeQuery("select count(*) from " + from)) {
      found.next();
      return found.getLong(1);
    }
  }

  /** {@code real}, never closed and under another name. */
  private static DataSource source(Connection real, String product) {
    return proxy(DataSource.class, real, Map.of("getConnection", connection(real, product)));
  }

  private static Connection connection(Connection real, String product) {
    try {
      DatabaseMetaData data =
          proxy(
              DatabaseMetaData.class,
              real.getMetaData(),
              Map.of("getDatabaseProductName", product));
      return proxy(Connection.class, real, Map.of("getMetaData", data, "close", ""));
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private static <T> T proxy(Class<T> type, Object to, Map<String, Object> answers) {
    return type.cast(
        Proxy.newProxyInstance(
            UntestedDatabaseTest.class.getClassLoader(),
            new Class<?>[] {type},
            (proxy, method, args) -> {
              Object answer = answers.get(method.getName());
              if (answer != null) {
                return method.getReturnType() == void.class ? null : answer;
              }
              return passed(to, method, args);
            }));
  }

  private static @Nullable Object passed(
      Object to, java.lang.reflect.Method method, @Nullable Object @Nullable [] args)
      throws Throwable {
    try {
      return method.invoke(to, args);
    } catch (InvocationTargetException e) {
      throw e.getTargetException();
    }
  }
}
