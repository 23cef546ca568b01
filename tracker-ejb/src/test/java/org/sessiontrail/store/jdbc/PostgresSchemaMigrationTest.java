package org.sessiontrail.store.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.sessiontrail.config.TrackerConfig.DatabaseConfig;
import org.sessiontrail.store.StoreException;
import org.sessiontrail.store.TestPostgres;
import org.sessiontrail.store.jpa.JpaStorage;

/** The tables of a real PostgreSQL, which undoes a script that fails. */
class PostgresSchemaMigrationTest extends SchemaMigrationContract {
  private static final AtomicInteger DATABASES = new AtomicInteger();

  private @Nullable DatabaseConfig database;

  @Override
  DatabaseConfig database() throws Exception {
    if (database == null) {
      database = TestPostgres.newDatabase("schema_" + DATABASES.incrementAndGet());
    }
    return database;
  }

  @Override
  DatabaseConfig reader() throws Exception {
    if (rows("select 1 from pg_roles where rolname = 'reader'").isEmpty()) {
      sql("create role reader login");
    }
    sql("grant select on all tables in schema public to reader");
    return new DatabaseConfig(null, database().jdbcUrl(), "reader", "r");
  }

  @Override
  DatabaseConfig impatient() throws Exception {
    return with("lock_timeout=50ms");
  }

  private DatabaseConfig with(String option) throws Exception {
    DatabaseConfig plain = database();
    String url = plain.jdbcUrl() + "?options=-c%20" + option;
    return new DatabaseConfig(null, url, plain.user(), plain.password());
  }

  /** Whoever waited must not go on with what it saw before. */
  @Test
  void migrate_byManyNodesThatIsolateMore_runsEveryScriptOnce() throws Exception {
    migrateByManyNodes(with("default_transaction_isolation=serializable"));
  }

  /** The driver sends a whole file at once and leaves its cutting up to the server. */
  @Override
  void runByHand(Path script) throws Exception {
    sql(Files.readString(script));
  }

  @Test
  void migrate_afterAScriptFailed_findsNothingOfItAndTriesAgain() throws Exception {
    SchemaMigration failing = migration(source, script(1, MAKE), script(2, WRONG));
    assertThatThrownBy(failing::migrate)
        .isInstanceOf(StoreException.class)
        .hasMessageContaining("TRK-0320 V2__test.sql")
        .hasMessageContaining("nosuch")
        .hasMessageContaining("nothing was changed");
    assertThat(tables()).containsExactly("tracker_schema_history");
    assertThat(rows(HISTORY)).hasSize(1);

    sql("create table nosuch (n integer)");
    failing.migrate();

    assertThat(rows("select n from once")).containsExactly("1");
    assertThat(rows(HISTORY)).hasSize(3);
  }

  @Test
  void migrate_withoutTheRightToMakeTables_saysSo() throws Exception {
    assertThatThrownBy(() -> JpaStorage.open(reader(), LOG))
        .isInstanceOf(StoreException.class)
        .hasMessageContaining("TRK-0311")
        .hasMessageContaining("grant it");
    assertThat(tables()).isEmpty();
  }
}
