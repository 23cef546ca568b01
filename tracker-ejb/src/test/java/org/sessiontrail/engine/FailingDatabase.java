package org.sessiontrail.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.sessiontrail.config.TrackerConfig.DatabaseConfig;
import org.sessiontrail.record.Fact;
import org.sessiontrail.record.Kind;
import org.sessiontrail.runtime.Health;
import org.sessiontrail.runtime.TestConfig;
import org.sessiontrail.runtime.Tracker;
import org.sessiontrail.spool.TrailSequence;
import org.sessiontrail.store.SteppedClock;
import org.sessiontrail.store.TestPostgres;
import org.sessiontrail.store.TrailQuery;
import org.sessiontrail.store.jpa.JpaStorage;

/** A tracker on a PostgreSQL of its own, what is done to that, and what must follow. */
abstract class FailingDatabase {
  static final AtomicInteger DATABASES = new AtomicInteger();

  @TempDir Path dir;
  final SteppedClock clock = new SteppedClock();
  final ContainerStepper stepper =
      new ContainerStepper(
          "test",
          new org.sessiontrail.runtime.TransactionRunner() {
            @Override
            public <T> T inTransaction(java.util.concurrent.Callable<T> work) throws Exception {
              return work.call();
            }
          });

  DatabaseConfig admin;
  @Nullable Tracker tracker;
  int offered;

  @BeforeEach
  @SuppressWarnings("NullAway") // set before each test
  void makeDatabase() throws Exception {
    admin = TestPostgres.newDatabase("failing_" + DATABASES.incrementAndGet());
    Rendezvous.here().offer(stepper);
  }

  @AfterEach
  void stop() {
    if (tracker != null) {
      tracker.stop();
    }
    Rendezvous.here().withdraw(stepper);
  }

  void started() throws Exception {
    start(admin);
    offer(1);
    step();
    assertUp();
  }

  void start(DatabaseConfig database) {
    Tracker one =
        new Tracker(
            TestConfig.with(
                TestConfig.named(TestConfig.in(dir), "shop.example.com", "n1"), database),
            clock);
    tracker = one;
    one.start(getClass().getClassLoader());
    assertThat(one.host().name()).isEqualTo("test");
    offered = 1; // the opening
  }

  Tracker tracker() {
    return Objects.requireNonNull(tracker);
  }

  void offer(int count) {
    for (int i = 0; i < count; i++) {
      offer(Fact.of(Kind.ACTION, clock.epochMicros()).on("t1").put("name", "a.b"));
    }
  }

  void offer(Fact.Builder fact) {
    assertThat(tracker().spool().offer(fact.build(), new TrailSequence())).isTrue();
    offered++;
  }

  void step() {
    stepper.step(60_000);
  }

  long queued() {
    return tracker().spool().status().queued();
  }

  Health.Part health(String part) {
    return Objects.requireNonNull(tracker().health().part(part));
  }

  void assertUp() {
    assertThat(health("store").state()).isEqualTo(Health.State.UP);
  }

  /** A step fails with such a message, and everything waits. */
  void assertDown(String... told) {
    clock.passMillis(5_000);
    long before = queued();
    step();
    assertThat(health("store").state()).isEqualTo(Health.State.DOWN);
    assertThat(health("store").message()).contains(told);
    assertThat(queued()).isEqualTo(before);
  }

  void assertParked(int count, String reason) throws Exception {
    assertUp();
    clock.passMillis(60_000);
    step();
    assertThat(parked()).isEqualTo(count);
    assertThat(reasons()).allMatch(each -> each.contains(reason));
    assertThat(health("rejects").state()).isEqualTo(Health.State.DEGRADED);
    assertThat(health("rejects").message())
        .contains("TRK-0325 records parked in tracker_reject: " + count + " since 20");
  }

  /** Once the longest back-off is over everything offered is in the log, once. */
  void assertStoresAll(DatabaseConfig database) throws Exception {
    clock.passMillis(5_000);
    step();
    step();
    assertThat(queued()).isZero();
    assertUp();
    List<Long> numbers = new ArrayList<>();
    AtomicLong beats = new AtomicLong();
    try (JpaStorage storage =
        JpaStorage.openExisting(database, new JpaStorage.Log("shop.example.com", null))) {
      storage
          .reader()
          .read(
              TrailQuery.all(),
              record -> {
                numbers.add(record.stored().seq());
                beats.addAndGet(record.stored().kind() == Kind.HEARTBEAT ? 1 : 0);
              });
    }
    assertThat(numbers)
        .containsExactlyInAnyOrderElementsOf(
            LongStream.rangeClosed(1, offered + beats.get()).boxed().toList());
  }

  long parked() throws Exception {
    return reasons().size();
  }

  List<String> reasons() throws Exception {
    List<String> out = new ArrayList<>();
    try (JpaStorage storage =
        JpaStorage.openExisting(admin, new JpaStorage.Log("shop.example.com", null))) {
      storage.rejects().read(parked -> out.add(parked.reason()));
    }
    return out;
  }

  String role(String name, String password) throws SQLException {
    sql("create role " + name + " login password '" + password + "'");
    return name;
  }

  void trigger(String body) throws SQLException {
    sql(
        "create function hostile() returns trigger language plpgsql as 'begin "
            + body.replace("'", "''")
            + "; end'");
    sql(
        "create trigger hostile before insert on ledger_entry for each row execute function hostile()");
  }

  void disconnectAll() throws SQLException {
    sql(
        "select pg_terminate_backend(pid) from pg_stat_activity"
            + " where datname = current_database() and pid <> pg_backend_pid()");
  }

  void sql(String statement) throws SQLException {
    try (Connection connection = connect();
        Statement run = connection.createStatement()) {
      run.execute(statement);
    }
  }

  Connection connect() throws SQLException {
    return DriverManager.getConnection(admin.jdbcUrl(), admin.user(), admin.password());
  }

  static EmbeddedPostgres postgres(Path data, int port) throws IOException {
    return EmbeddedPostgres.builder()
        .setDataDirectory(data)
        .setCleanDataDirectory(false)
        .setPort(port)
        .start();
  }

  static DatabaseConfig config(int port) {
    return new DatabaseConfig(
        null, "jdbc:postgresql://127.0.0.1:" + port + "/postgres", "postgres", "postgres");
  }

  static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }
}
