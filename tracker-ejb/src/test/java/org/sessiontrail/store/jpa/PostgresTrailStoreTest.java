package org.sessiontrail.store.jpa;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.sessiontrail.store.TrailRecords.T0;

import java.sql.Connection;
import java.sql.Statement;
import org.junit.jupiter.api.Test;
import org.sessiontrail.config.TrackerConfig.DatabaseConfig;
import org.sessiontrail.store.StoreException;

/** The store on a real PostgreSQL, a new database for each test. */
class PostgresTrailStoreTest extends TrailStoreContract {
  PostgresTrailStoreTest() {
    super(Backend.POSTGRESQL);
  }

  @Test
  void open_withTheWrongPassword_saysSo() throws Exception {
    sql("create role guarded login password 'right'");
    DatabaseConfig wrong = new DatabaseConfig(null, database().jdbcUrl(), "guarded", "wrong");

    assertThatThrownBy(() -> JpaStorage.open(wrong, LOG))
        .isInstanceOf(StoreException.class)
        .hasMessageContaining("TRK-0311")
        .hasMessageContaining("user or password");
  }

  @Test
  void open_ofAMissingDatabase_saysSo() throws Exception {
    String url = database().jdbcUrl().replaceAll("/trail_\\d+", "/nosuch");

    assertThatThrownBy(
            () -> JpaStorage.open(new DatabaseConfig(null, url, "postgres", "postgres"), LOG))
        .isInstanceOf(StoreException.class)
        .hasMessageContaining("no such database");
  }

  @Test
  void open_ofADatabaseThatIsDown_saysSo() {
    DatabaseConfig down =
        new DatabaseConfig(null, "jdbc:postgresql://127.0.0.1:1/trail", "postgres", "postgres");

    assertThatThrownBy(() -> JpaStorage.open(down, LOG))
        .isInstanceOf(StoreException.class)
        .hasMessageContaining("can't be reached");
  }

  @Test
  void append_afterItsConnectionsWereKilled_worksAgain() throws Exception {
    storage.store().append(n1.requests(1, T0, "a"));
    try (Connection other = connect();
        Statement kill = other.createStatement()) {
      kill.execute(
          "select pg_terminate_backend(pid) from pg_stat_activity"
              + " where datname = current_database() and pid <> pg_backend_pid()");
    }

    assertThat(storage.store().append(n1.requests(1, T0 + 1, "a"))).isEqualTo(1);
  }

  @Test
  void append_whileTheRowIsLocked_saysSo() throws Exception {
    storage.store().append(n1.requests(1, T0, "a"));
    sql("alter role postgres set lock_timeout = '300ms'");
    try (Connection holder = connect();
        Statement lock = holder.createStatement();
        JpaStorage waiting = JpaStorage.open(database(), LOG)) {
      holder.setAutoCommit(false);
      lock.execute("select * from ledger_log for update");

      assertThatThrownBy(() -> waiting.store().append(n1.requests(1, T0 + 1, "a")))
          .isInstanceOf(StoreException.class)
          .hasMessageContaining("locked");
      holder.rollback();
      assertThat(waiting.store().append(n1.requests(1, T0 + 2, "a"))).isEqualTo(1);
    } finally {
      sql("alter role postgres reset lock_timeout");
    }
  }
}
