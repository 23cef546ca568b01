package org.sessiontrail.store.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.sessiontrail.config.TrackerConfig.DatabaseConfig;
import org.sessiontrail.store.TestMySql;

/** The tables of a server of MySQL's kind. */
abstract class MySqlSchemaMigrationContract extends CommittingSchemaMigrationContract {
  private static final AtomicInteger DATABASES = new AtomicInteger();

  private final TestMySql server;
  private @Nullable DatabaseConfig database;

  MySqlSchemaMigrationContract(TestMySql server) {
    this.server = server;
  }

  @Override
  DatabaseConfig database() throws Exception {
    if (database == null) {
      database = server.newDatabase("schema_" + DATABASES.incrementAndGet());
    }
    return database;
  }

  @Override
  DatabaseConfig reader() throws Exception {
    sql("create user if not exists reader identified by 'r'");
    sql("grant select on " + rows("select database()").get(0) + ".* to reader");
    return new DatabaseConfig(null, database().jdbcUrl(), "reader", "r");
  }

  @Override
  DatabaseConfig impatient() throws Exception {
    String url = database().jdbcUrl();
    return new DatabaseConfig(
        null,
        url + (url.contains("?") ? "&" : "?") + "sessionVariables=innodb_lock_wait_timeout=1",
        "root",
        "");
  }

  @Override
  void runByHand(Path script) throws Exception {
    Process client =
        server
            .client(rows("select database()").get(0))
            .redirectInput(script.toFile())
            .redirectErrorStream(true)
            .start();
    String told = new String(client.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(client.waitFor()).as(told).isZero();
  }

  @Override
  String here() {
    return "table_schema = database()";
  }

  @Override
  String folder() {
    return "mysql";
  }

  /** Whatever the server or the database was set to. */
  @Test
  void migrate_makesTablesThatTellEveryCharacterApart() throws Exception {
    SchemaMigration.migrate(source);

    assertThat(
            rows("select distinct table_collation from information_schema.tables where " + here()))
        .containsExactly("utf8mb4_bin");
    assertThat(rows("select distinct engine from information_schema.tables where " + here()))
        .containsExactly("InnoDB");
  }
}
