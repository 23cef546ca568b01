package org.sessiontrail.store.jpa;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.sessiontrail.store.TrailRecords.T0;

import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.sessiontrail.config.TrackerConfig.DatabaseConfig;
import org.sessiontrail.store.RecordRefusedException;
import org.sessiontrail.store.StoreException;
import org.sessiontrail.store.TrailQuery;

/** The store on a server of MySQL's kind: what it says when it fails, and what its settings do. */
abstract class MySqlTrailStoreContract extends TrailStoreContract {
  MySqlTrailStoreContract(Backend backend) {
    super(backend);
  }

  @Test
  void open_withTheWrongPassword_saysSo() throws Exception {
    DatabaseConfig wrong = new DatabaseConfig(null, database().jdbcUrl(), "root", "wrong");

    assertThatThrownBy(() -> JpaStorage.open(wrong, LOG))
        .isInstanceOf(StoreException.class)
        .hasMessageContaining("TRK-0311")
        .hasMessageContaining("user or password");
  }

  @Test
  void open_ofAMissingDatabase_saysSo() throws Exception {
    String url = database().jdbcUrl().replaceAll("/trail_\\d+", "/nosuch");

    assertThatThrownBy(() -> JpaStorage.open(new DatabaseConfig(null, url, "root", ""), LOG))
        .isInstanceOf(StoreException.class)
        .hasMessageContaining("no such database");
  }

  @Test
  void open_ofADatabaseThatIsDown_saysSo() throws Exception {
    String url = database().jdbcUrl().replaceAll("127.0.0.1:\\d+", "127.0.0.1:1");

    assertThatThrownBy(() -> JpaStorage.open(new DatabaseConfig(null, url, "root", ""), LOG))
        .isInstanceOf(StoreException.class)
        .hasMessageContaining("can't be reached");
  }

  @Test
  void open_whereValuesWouldBeCut_isRefused() throws Exception {
    assertThatThrownBy(
            () -> JpaStorage.open(with("sql_mode=''&jdbcCompliantTruncation=false"), LOG))
        .isInstanceOf(StoreException.class)
        .hasMessageContaining("TRK-0560");
  }

  @Test
  void append_whileTheRowIsLocked_saysSo() throws Exception {
    storage.store().append(n1.requests(1, T0, "a"));
    try (Connection holder = connect();
        Statement lock = holder.createStatement();
        JpaStorage waiting = JpaStorage.open(with("innodb_lock_wait_timeout=1"), LOG)) {
      holder.setAutoCommit(false);
      lock.execute("select * from ledger_log for update");

      assertThatThrownBy(() -> waiting.store().append(n1.requests(1, T0 + 1, "a")))
          .isInstanceOf(StoreException.class)
          .isNotInstanceOf(RecordRefusedException.class)
          .hasMessageContaining("locked");
      holder.rollback();
      assertThat(waiting.store().append(n1.requests(1, T0 + 2, "a"))).isEqualTo(1);
    }
  }

  @Test
  void append_afterItsConnectionsWereKilled_worksAgain() throws Exception {
    storage.store().append(n1.requests(1, T0, "a"));
    for (String id :
        rows(
            "select id from information_schema.processlist"
                + " where db = database() and id <> connection_id()")) {
      sql("kill " + id);
    }

    assertThat(storage.store().append(n1.requests(1, T0 + 1, "a"))).isEqualTo(1);
  }

  @Test
  void append_whatATriggerRefuses_isARefusal() throws Exception {
    sql(
        "create trigger refuse before insert on ledger_entry for each row"
            + " signal sqlstate '45000' set message_text = 'not today'");

    assertThatThrownBy(() -> storage.store().append(n1.requests(1, T0, "a")))
        .isInstanceOf(RecordRefusedException.class)
        .hasMessageContaining("not today");
  }

  @Test
  void text_isComparedByItsCharacters() throws Exception {
    storage
        .store()
        .append(java.util.List.of(n1.action(T0, "a", "Café"), n1.action(T0, "A", "cafe")));

    assertThat(read(TrailQuery.all().ofSession("a"))).hasSize(1);
    assertThat(read(TrailQuery.all().ofAction("Café"))).hasSize(1);
    assertThat(read(TrailQuery.all().ofAction("café"))).isEmpty();
  }

  @Test
  void park_isTimedByTheDatabase_inWhateverTimeZone() throws Exception {
    try (JpaStorage far = JpaStorage.open(with("time_zone='-11:00'"), LOG)) {
      far.store().park(n1.request(T0, "a", null), null, "why");
      Instant parked =
          java.util.Objects.requireNonNull(storage.rejects().count().since()).toInstant();

      assertThat(Duration.between(parked, Instant.now()).abs()).isLessThan(Duration.ofMinutes(10));
    }
  }

  private DatabaseConfig with(String variable) throws Exception {
    DatabaseConfig plain = database();
    String url = plain.jdbcUrl();
    return new DatabaseConfig(
        null,
        url + (url.contains("?") ? "&" : "?") + "sessionVariables=" + variable,
        plain.user(),
        plain.password());
  }
}
