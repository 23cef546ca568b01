package org.sessiontrail.store.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.sessiontrail.config.TrackerConfig.DatabaseConfig;
import org.sessiontrail.store.StoreException;
import org.sessiontrail.store.jpa.JpaStorage;
import org.sessiontrail.store.schema.SchemaScript;

/** How the tables come into being, on every database; a subclass names an empty one. */
abstract class SchemaMigrationContract {
  static final String HISTORY =
      "select version, script, software from tracker_schema_history"
          + " where installed_at is not null order by version";
  static final JpaStorage.Log LOG = new JpaStorage.Log("shop.example.com", null);
  static final String DEVELOPMENT = "|tracker-ejb development";

  private final List<JdbcUrlDataSource> opened = new ArrayList<>();
  JdbcUrlDataSource source;

  /** An empty database, the same for all calls within one test. */
  abstract DatabaseConfig database() throws Exception;

  /** The same, for a user who may only read. */
  abstract DatabaseConfig reader() throws Exception;

  /** The same, on which nobody waits for a lock longer than a moment. */
  abstract DatabaseConfig impatient() throws Exception;

  /** Runs a script with what the database itself offers for it. */
  abstract void runByHand(Path script) throws Exception;

  @BeforeEach
  void openSource() throws Exception {
    source = open(database());
  }

  @AfterEach
  void closeSources() {
    opened.forEach(JdbcUrlDataSource::close);
  }

  @Test
  void migrate_ofAnEmptyDatabase_makesTheTablesAndTellsSo() throws Exception {
    SchemaMigration.migrate(source);

    assertThat(rows(HISTORY))
        .containsExactly(
            "0|V0__history.sql" + DEVELOPMENT,
            "1|V1__trail.sql" + DEVELOPMENT,
            "2|V2__reliability.sql" + DEVELOPMENT,
            "3|V3__ledger.sql" + DEVELOPMENT,
            "4|V4__retention.sql" + DEVELOPMENT,
            "5|V5__keys.sql" + DEVELOPMENT,
            "6|V6__visits.sql" + DEVELOPMENT,
            "7|V7__views.sql" + DEVELOPMENT,
            "8|V8__segments.sql" + DEVELOPMENT,
            "9|V9__detect.sql" + DEVELOPMENT,
            "10|V10__respond.sql" + DEVELOPMENT);
    assertThat(tables())
        .containsExactlyInAnyOrderElementsOf(
            Stream.concat(SchemaMigration.TABLES.stream(), Stream.of("tracker_schema_history"))
                .toList());
    SchemaMigration.check(source);
  }

  @Test
  void migrate_again_changesNothing() throws Exception {
    SchemaMigration.migrate(source);
    List<String> before = rows("select * from tracker_schema_history order by version");

    SchemaMigration.migrate(source);

    assertThat(rows("select * from tracker_schema_history order by version")).isEqualTo(before);
  }

  @Test
  void migrate_byManyNodesAtOnce_runsEveryScriptOnce() throws Exception {
    migrateByManyNodes(database());
  }

  /** Eight times: four nodes at once find an empty database. */
  void migrateByManyNodes(DatabaseConfig config) throws Exception {
    int nodes = 4;
    ExecutorService threads = Executors.newFixedThreadPool(nodes);
    try {
      for (int round = 0; round < 8; round++) {
        CyclicBarrier start = new CyclicBarrier(nodes);
        List<Future<?>> running = new ArrayList<>();
        for (int i = 0; i < nodes; i++) {
          SchemaMigration node = migration(open(config), script(1, MAKE), script(2, ADD));
          running.add(
              threads.submit(
                  () -> {
                    start.await(30, TimeUnit.SECONDS);
                    node.migrate();
                    return null;
                  }));
        }
        for (Future<?> one : running) {
          one.get(60, TimeUnit.SECONDS);
        }
        assertThat(rows("select n from once")).containsExactly("1");
        assertThat(rows(HISTORY)).hasSize(3);
        sql("drop table once");
        sql("drop table tracker_schema_history");
      }
    } finally {
      threads.shutdownNow();
    }
  }

  @Test
  void migrate_whileAnotherNodeDoes_saysSoAndLeavesItToThat() throws Exception {
    migration(source, script(1, MAKE)).migrate();
    SchemaMigration second = migration(open(impatient()), script(1, MAKE), script(2, ADD));
    try (Connection other = source.getConnection();
        Statement lock = other.createStatement()) {
      other.setAutoCommit(false);
      lock.execute("select version from tracker_schema_history where version = 0 for update");

      assertThatThrownBy(second::migrate)
          .isInstanceOf(StoreException.class)
          .hasMessageContaining("TRK-0323");
      assertThat(rows("select n from once")).isEmpty();
    }

    second.migrate();
    assertThat(rows("select n from once")).containsExactly("1");
  }

  @Test
  void migrate_ofAnOlderSchema_runsWhatIsNew() throws Exception {
    migration(source, script(1, MAKE)).migrate();
    SchemaMigration newer = migration(source, script(1, MAKE), script(2, ADD));
    assertThatThrownBy(newer::check).hasMessageContaining("TRK-0312");

    newer.migrate();

    newer.check();
    assertThat(rows("select n from once")).containsExactly("1");
  }

  @Test
  void migrate_ofANewerSchema_isRefused() throws Exception {
    migration(source, script(1, MAKE), script(2, ADD)).migrate();
    SchemaMigration older = migration(source, script(1, MAKE));

    assertThatThrownBy(older::migrate)
        .isInstanceOf(StoreException.class)
        .hasMessageContaining("TRK-0313")
        .hasMessageContaining("version 2");
    assertThatThrownBy(older::check).hasMessageContaining("TRK-0313");
  }

  @Test
  void migrate_byAScriptThatWasChanged_isRefusedUntilAnOperatorAgrees() throws Exception {
    migration(source, script(1, MAKE)).migrate();
    SchemaMigration changed = migration(source, script(1, MAKE + "-- changed\n"));

    StoreException refused = catchThrowableOfType(StoreException.class, changed::migrate);

    assertThat(refused)
        .hasMessageContaining("TRK-0319")
        .hasMessageContaining("V1__test.sql")
        .hasMessageContaining("tracker-ejb development");
    assertThatThrownBy(changed::check).hasMessageContaining("TRK-0319");
    sql(after("run: ", refused));
    changed.migrate();
    changed.check();
  }

  @Test
  void migrate_ofTablesMadeByHand_tellsHowToAdoptThem() throws Exception {
    runByHand(Path.of("src/main/resources/db/sessiontrail", folder(), "V1__trail.sql"));
    sql("insert into ledger_log (id, origin, size, version) values (1, 'kept', 0, 0)");

    StoreException refused =
        catchThrowableOfType(StoreException.class, () -> SchemaMigration.migrate(source));

    assertThat(refused)
        .hasMessageContaining("TRK-0318")
        .hasMessageContaining("ledger_entry, ledger_log, trail_alias");
    sql(after("of those: ", refused).split("; ", -1)[0]); // V1 was run by hand, V2 was not
    SchemaMigration.migrate(source);
    SchemaMigration.check(source);
    assertThat(rows(HISTORY))
        .contains("1|V1__trail.sql|by hand", "2|V2__reliability.sql" + DEVELOPMENT);
    assertThat(rows("select origin from ledger_log")).containsExactly("kept");
  }

  @Test
  void migrate_ofAHistoryMadeByHand_usesIt() throws Exception {
    runByHand(Path.of("src/main/resources/db/sessiontrail", folder(), "V0__history.sql"));

    SchemaMigration.migrate(source);

    assertThat(rows(HISTORY)).hasSize(11);
  }

  @Test
  void migrate_besideATableOfTheApplicationWithTheSameName_isRefused() throws Exception {
    sql("create table ledger_entry (id integer, amount integer)");
    sql("insert into ledger_entry values (1, 42)");

    assertThatThrownBy(() -> SchemaMigration.migrate(source))
        .isInstanceOf(StoreException.class)
        .hasMessageContaining("TRK-0318")
        .hasMessageContaining("a schema of its own");
    assertThat(rows("select id, amount from ledger_entry")).containsExactly("1|42");
    assertThat(tables()).doesNotContain("ledger_log");
  }

  @Test
  void migrate_besideAHistoryOfAnotherTool_isRefused() throws Exception {
    sql("create table tracker_schema_history (installed_rank integer, version varchar(50))");

    assertThatThrownBy(() -> SchemaMigration.migrate(source))
        .isInstanceOf(StoreException.class)
        .hasMessageContaining("TRK-0322");
    assertThat(tables()).containsExactly("tracker_schema_history");
  }

  @Test
  void migrate_ofACurrentSchema_needsOnlyTheRightToRead() throws Exception {
    SchemaMigration.migrate(source);

    SchemaMigration.migrate(open(reader()));
    try (JpaStorage storage = JpaStorage.openExisting(reader(), LOG)) {
      assertThat(storage.origins()).isEmpty();
    }
  }

  @Test
  void migrate_givesConnectionsBackAsTheyWere() throws Exception {
    try (Connection mine = source.getConnection();
        Connection second = source.getConnection()) {
      List<Connection> free = new ArrayList<>(List.of(mine, second));
      for (Connection one : free) {
        one.setTransactionIsolation(Connection.TRANSACTION_SERIALIZABLE);
        one.setAutoCommit(false);
      }
      DataSource pool = pool(free);
      migration(pool, script(1, MAKE)).migrate();
      assertThatThrownBy(migration(pool, script(1, MAKE), script(2, WRONG))::migrate)
          .hasMessageContaining("TRK-0320");

      assertThat(free).hasSize(2);
      for (Connection one : free) {
        assertThat(one.getAutoCommit()).isFalse();
        assertThat(one.getTransactionIsolation()).isEqualTo(Connection.TRANSACTION_SERIALIZABLE);
      }
    }
  }

  static final String MAKE = "create table once (n integer);\n";
  static final String ADD = "insert into once values (1);\n";
  static final String WRONG = "insert into once values (1);\ninsert into nosuch values (1);\n";

  static SchemaScript script(int version, String text) {
    return new SchemaScript(version, "V" + version + "__test.sql", text);
  }

  SchemaMigration migration(DataSource on, SchemaScript... scripts) {
    return new SchemaMigration(on, SchemaScript.history(folder()), List.of(scripts));
  }

  String folder() {
    return source.toString().split(":", -1)[1];
  }

  JdbcUrlDataSource open(DatabaseConfig config) {
    JdbcUrlDataSource out =
        new JdbcUrlDataSource(config.jdbcUrl(), config.user(), config.password());
    opened.add(out);
    return out;
  }

  void sql(String statement) throws SQLException {
    try (Connection connection = source.getConnection();
        Statement run = connection.createStatement()) {
      run.execute(statement);
    }
  }

  List<String> rows(String query) throws SQLException {
    try (Connection connection = source.getConnection();
        Statement run = connection.createStatement();
        ResultSet found = run.executeQuery(query)) {
      List<String> out = new ArrayList<>();
      while (found.next()) {
        List<String> columns = new ArrayList<>();
        for (int i = 1; i <= found.getMetaData().getColumnCount(); i++) {
          columns.add(found.getString(i));
        }
        out.add(String.join("|", columns));
      }
      return out;
    }
  }

  List<String> tables() throws SQLException {
    return rows("select lower(table_name) from information_schema.tables" + " where " + here());
  }

  /** What picks the tables of this database from all that the catalogue knows. */
  String here() {
    return "lower(table_schema) = 'public'";
  }

  static String after(String mark, StoreException told) {
    String message = String.valueOf(told.getMessage());
    assertThat(message).contains(mark);
    return message.substring(message.lastIndexOf(mark) + mark.length());
  }

  /** A pool whose connections keep their settings, as those of a server do. */
  private static DataSource pool(List<Connection> free) {
    return (DataSource)
        Proxy.newProxyInstance(
            SchemaMigrationContract.class.getClassLoader(),
            new Class<?>[] {DataSource.class},
            (proxy, method, args) -> {
              assertThat(method.getName()).isEqualTo("getConnection");
              Connection connection = free.remove(0);
              return Proxy.newProxyInstance(
                  SchemaMigrationContract.class.getClassLoader(),
                  new Class<?>[] {Connection.class},
                  (lent, called, values) -> {
                    if (called.getName().equals("close")) {
                      free.add(connection);
                      return null;
                    }
                    return passed(connection, called, values);
                  });
            });
  }

  private static @Nullable Object passed(
      Connection to, java.lang.reflect.Method called, Object @Nullable [] values) throws Throwable {
    try {
      return called.invoke(to, values);
    } catch (InvocationTargetException e) {
      throw e.getTargetException();
    }
  }
}
