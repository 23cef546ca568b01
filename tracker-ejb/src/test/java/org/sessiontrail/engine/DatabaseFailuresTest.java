package org.sessiontrail.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import org.junit.jupiter.api.Test;
import org.sessiontrail.config.TrackerConfig.DatabaseConfig;
import org.sessiontrail.record.Fact;
import org.sessiontrail.record.Kind;
import org.sessiontrail.store.TestPostgres;

/**
 * What an operator is told when PostgreSQL fails in one way or another, that requests go on, that
 * nothing is lost, and that a back-off of five seconds later all is stored.
 */
class DatabaseFailuresTest extends FailingDatabase {
  @Test
  void databaseThatIsStoppedAndStarted_isUsedAgain() throws Exception {
    int port = freePort();
    Path data = dir.resolve("pg");
    DatabaseConfig config = config(port);
    EmbeddedPostgres server = postgres(data, port);
    start(config);
    offer(3);
    step();
    assertUp();

    server.close();
    offer(4);
    assertDown("TRK-0311", "can't be reached; check that it runs");
    offer(5);
    assertDown("can't be reached");

    server = postgres(data, port);
    assertStoresAll(config);
    server.close();
  }

  @Test
  void databaseThatIsDownAtTheStart_isUsedOnceItIsThere() throws Exception {
    int port = freePort();
    start(config(port));
    offer(3);
    assertDown("TRK-0311", "can't be reached; check that it runs");

    EmbeddedPostgres server = postgres(dir.resolve("pg"), port);
    assertStoresAll(config(port));
    server.close();
  }

  @Test
  void loginThatIsRefused_isNamed() throws Exception {
    String role = role("guarded_" + DATABASES.get(), "right");
    sql("grant all on schema public to " + role);
    TestPostgres.askForPasswordOf(role);
    start(new DatabaseConfig(null, admin.jdbcUrl(), role, "wrong"));
    offer(2);
    assertDown("TRK-0311", "refused user or password; check tracker.jdbc.user");

    sql("alter role " + role + " password 'wrong'");
    assertStoresAll(admin);
  }

  @Test
  void missingRightToMakeTables_isNamed() throws Exception {
    String role = role("poor_" + DATABASES.get(), "x");
    start(new DatabaseConfig(null, admin.jdbcUrl(), role, "x"));
    offer(2);
    assertDown("TRK-0311", "does not let this user use the tables; grant it");

    sql("grant all on schema public to " + role);
    assertStoresAll(admin);
  }

  @Test
  void tooManyConnections_areNamed() throws Exception {
    String role = role("many_" + DATABASES.get(), "x");
    sql("grant all on schema public to " + role);
    sql("alter role " + role + " connection limit 0");
    start(new DatabaseConfig(null, admin.jdbcUrl(), role, "x"));
    offer(2);
    assertDown("TRK-0311", "gives no more connections; raise its limit");

    sql("alter role " + role + " connection limit -1");
    assertStoresAll(admin);
  }

  @Test
  void readOnlyDatabase_isNamed() throws Exception {
    started();
    String name = admin.jdbcUrl().replaceAll(".*/", "");
    sql("alter database " + name + " set default_transaction_read_only = on");
    disconnectAll();
    offer(2);
    assertDown("TRK-0311", "is read-only", "point tracker.jdbc.url at the primary");

    sql(
        "begin read write; alter database "
            + name
            + " reset default_transaction_read_only; commit");
    disconnectAll();
    assertStoresAll(admin);
  }

  @Test
  void tableThatIsGone_isNamed() throws Exception {
    started();
    sql("alter table ledger_entry rename to elsewhere");
    offer(2);
    assertDown("TRK-0311", "has lost the trail's tables; restore them");

    sql("alter table elsewhere rename to ledger_entry");
    assertStoresAll(admin);
  }

  @Test
  void schemaThatIsGone_isNamed() throws Exception {
    started();
    sql("alter schema public rename to away");
    offer(2);
    assertDown("TRK-0311", "has lost the trail's tables; restore them");

    sql("alter schema away rename to public");
    assertStoresAll(admin);
  }

  @Test
  void diskThatIsFull_isNamed() throws Exception {
    started();
    trigger(
        "raise exception 'could not extend file: No space left on device' using errcode = '53100'");
    offer(2);
    assertDown("TRK-0311", "has no disk space left; free some, nothing is lost");

    sql("drop trigger hostile on ledger_entry");
    assertStoresAll(admin);
  }

  @Test
  void lockThatIsHeld_isGivenUpAfterItsLimit() throws Exception {
    started();
    sql("alter role postgres set lock_timeout = '300ms'");
    disconnectAll();
    try (Connection holder = connect();
        Statement lock = holder.createStatement()) {
      holder.setAutoCommit(false);
      lock.execute("select * from ledger_log for update");
      offer(2);
      assertDown("TRK-0311", "kept the log's row locked", "pg_locks");
      holder.rollback();
      assertStoresAll(admin);
    } finally {
      sql("alter role postgres reset lock_timeout");
    }
  }

  @Test
  void slowDatabase_isStoredToInPiecesThatItCanTake() throws Exception {
    started();
    trigger("perform pg_sleep(0.05); return new");
    sql("alter role postgres set statement_timeout = '700ms'");
    disconnectAll();
    try {
      offer(40);
      assertDown("TRK-0311", "took longer than its limit for a statement");
      for (int i = 0; i < 20 && queued() > 0; i++) {
        clock.passMillis(5_000);
        step();
      }
      assertThat(queued()).isZero();
    } finally {
      sql("alter role postgres reset statement_timeout");
    }
    disconnectAll();
    assertStoresAll(admin);
  }

  @Test
  void constraintThatRefusesEverything_keepsEverythingWaiting() throws Exception {
    started();
    sql("alter table ledger_entry add constraint hostile check (idx < 1) not valid");
    offer(20);
    assertDown("TRK-0324 the database refuses every record", "look at constraints", "hostile");
    clock.passMillis(5_000);
    assertDown("TRK-0324");

    sql("alter table ledger_entry drop constraint hostile");
    assertStoresAll(admin);
    assertThat(parked()).isZero();
  }

  @Test
  void constraintThatRefusesSome_parksThem() throws Exception {
    started();
    sql("alter table ledger_entry add constraint hostile check (kind <> 'action' or seq % 5 <> 0)");
    offer(20);
    step();

    assertParked(4, "hostile");
    assertStoresAll(admin);
  }

  @Test
  void triggerThatRaises_parksTheRecord() throws Exception {
    started();
    trigger(
        "if new.seq = 7 and new.kind = 'action' then raise exception 'not this one'; end if; return new");
    offer(20);
    step();

    assertParked(1, "not this one");
    assertStoresAll(admin);
  }

  @Test
  void valueThatIsTooLong_parksTheRecordWithoutItsValues() throws Exception {
    started();
    offer(Fact.of(Kind.ACTION, clock.epochMicros()).put("name", "n".repeat(500)).user("anna"));
    offer(3);
    step();

    assertParked(1, "too long");
    assertThat(reasons()).noneMatch(reason -> reason.contains("nnn") || reason.contains("anna"));
    assertStoresAll(admin);
  }

  @Test
  void nulCharacters_areStored() throws Exception {
    started();
    offer(Fact.of(Kind.ACTION, clock.epochMicros()).put("name", "a\0b").user("an\0na"));
    step();

    assertThat(parked()).isZero();
    assertStoresAll(admin);
  }
}
