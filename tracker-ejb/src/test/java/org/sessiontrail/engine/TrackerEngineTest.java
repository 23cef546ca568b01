package org.sessiontrail.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sessiontrail.catalogue.CatalogueCheck;
import org.sessiontrail.config.TrackerConfig;
import org.sessiontrail.config.TrackerConfig.DatabaseConfig;
import org.sessiontrail.record.Fact;
import org.sessiontrail.record.Kind;
import org.sessiontrail.record.StoredRecord;
import org.sessiontrail.runtime.Health;
import org.sessiontrail.runtime.ResumableTrails;
import org.sessiontrail.runtime.TestConfig;
import org.sessiontrail.runtime.Tracker;
import org.sessiontrail.spool.TrailSequence;
import org.sessiontrail.store.SteppedClock;
import org.sessiontrail.store.TrailQuery;
import org.sessiontrail.store.TrailReader;
import org.sessiontrail.store.jpa.JpaStorage;
import org.sessiontrail.store.nodes.RecoveryStream;

/** Steps come from a container stepper that only the test calls. */
class TrackerEngineTest {
  @TempDir Path dir;
  private final SteppedClock clock = new SteppedClock();
  private final CountingTransactions transactions = new CountingTransactions();
  private final ContainerStepper stepper = new ContainerStepper("test", transactions);

  @AfterEach
  void withdraw() {
    Rendezvous.here().withdraw(stepper);
    assertThat(Rendezvous.here().isEmpty()).isTrue();
  }

  @Test
  void tracker_storesWhatWasOfferedUntilItsStop() throws Exception {
    Tracker tracker = start(database("sa"));
    offer(tracker, "t1", 3);
    tracker.stop();

    assertThat(kinds(read()))
        .containsExactly("stream-open", "action", "action", "action", "stream-close");
    assertThat(tracker.spool().status().queued()).isZero();
  }

  @Test
  void tracker_withoutContainer_storesOnItsOwnThread() throws Exception {
    Tracker tracker = new Tracker(config(dir, database("sa")), clock);
    tracker.start(getClass().getClassLoader());
    assertThat(tracker.host().name()).isEqualTo("standalone");
    offer(tracker, "t1", 2);
    tracker.stop();

    assertThat(read()).hasSize(4);
  }

  @Test
  void reader_isProvidedAndReadsWhatIsStored() throws Exception {
    Tracker tracker = start(database("sa"));
    TrailReader reader = Objects.requireNonNull(tracker.find(TrailReader.class));
    assertThat(reader.size()).isZero();

    offer(tracker, "t1", 2);
    stepper.step(60_000);

    assertThat(reader.size()).isEqualTo(3);
    assertThat(reader.count(TrailQuery.all().ofSession("t1"))).isEqualTo(2);
    assertThat(reader.losses(TrailQuery.all())).isEmpty();
    tracker.stop();
  }

  @Test
  void tracker_whoseDatabaseIsAway_keepsItsRecordsAndStoresThemLater() throws Exception {
    start(database("sa")).stop();
    Tracker tracker = start(database("wrong"));
    offer(tracker, "t1", 2);

    stepper.step(60_000);

    Health.Part store = Objects.requireNonNull(tracker.health().part("store"));
    assertThat(store.state()).isEqualTo(Health.State.DOWN);
    assertThat(store.message()).contains("TRK-0311").contains("user or password");
    assertThat(tracker.spool().status().queued()).isEqualTo(3);

    JpaStorage owner =
        JpaStorage.open(database("sa"), new JpaStorage.Log("shop.example.com", null));
    try (java.sql.Connection change = java.sql.DriverManager.getConnection(url(), "sa", "sa");
        java.sql.Statement statement = change.createStatement()) {
      statement.execute("alter user sa set password 'wrong'");
    }
    owner.close();
    clock.passMillis(250);
    stepper.step(60_000);

    assertThat(tracker.spool().status().queued()).isZero();
    assertThat(tracker.health().overall()).isEqualTo(Health.State.UP);
    tracker.stop();
  }

  @Test
  void tracker_afterACrash_statesHowTheEarlierStreamEnded() throws Exception {
    Tracker crashed = start(database("sa"));
    offerStart(crashed, "open", "h-open");
    offer(crashed, "open", 2);
    offerStart(crashed, "ended", "h-ended");
    offerEnd(crashed, "ended", "logout");
    stepper.step(60_000);
    crash(crashed);

    silence(crashed);
    clock.passMillis(60_000);
    Tracker next = start(database("sa"));
    assertThat(next.find(ResumableTrails.class)).isNull();
    stepper.step(60_000);

    ResumableTrails resumable = Objects.requireNonNull(next.find(ResumableTrails.class));
    assertThat(resumable.trailOf("h-open")).isEqualTo("open");
    assertThat(resumable.trailOf("h-ended")).isNull();
    next.stop();
    List<StoredRecord> found =
        read().stream().filter(r -> r.stream().equals(RecoveryStream.NAME)).toList();
    assertThat(kinds(CatalogueCheck.named(found)))
        .containsExactly("session-end", "stream-abandoned");
    StoredRecord end = found.get(0);
    assertThat(end.text("sid")).isEqualTo("open");
    assertThat(end.number("sseq")).isZero();
    assertThat(end.text("reason")).isEqualTo("node-lost");
    assertThat(end.number("records")).isEqualTo(3);
    assertThat(end.text("stream2")).isEqualTo(crashed.stream());
    StoredRecord abandoned = found.get(1);
    assertThat(abandoned.text("stream2")).isEqualTo(crashed.stream());
    assertThat(abandoned.number("last")).isEqualTo(6);
    assertThat(abandoned.text("foundBy")).isEqualTo(next.stream());
  }

  /** The first start after a crash knows of it from its disk, and is killed before it says so. */
  @Test
  void tracker_whoseNextStartIsKilledToo_isStatedByTheOneAfter() throws Exception {
    Tracker first = startIn(dir.resolve("first"));
    offer(first, "t1", 2);
    stepper.step(60_000);
    crash(first);
    copy(dir.resolve("first"), dir.resolve("second"));
    Tracker second = startIn(dir.resolve("second"));
    assertThat(second.spool().cursor().poll(10)).hasSize(1); // on disk, and not stored
    crash(second);
    copy(dir.resolve("second"), dir.resolve("third"));

    Tracker third = startIn(dir.resolve("third"));
    stepper.step(60_000);
    third.stop();

    List<StoredRecord> stated =
        read().stream().filter(r -> r.kind() == Kind.STREAM_ABANDONED).toList();
    assertThat(stated)
        .extracting(r -> r.text("stream2"))
        .containsExactlyInAnyOrder(first.stream(), second.stream());
    assertThat(stated).allMatch(r -> Boolean.TRUE.equals(r.members().get("certain")));
    Tracker fourth = startIn(dir.resolve("third"));
    assertThat(fourth.spool().dead()).isEmpty();
    fourth.stop();
  }

  @Test
  void tracker_afterACleanStop_endsForgottenTrailsAsUnknown() throws Exception {
    Tracker closed = start(database("sa"));
    offerStart(closed, "open", "h-open");
    closed.stop();

    Tracker next = start(database("sa"));
    stepper.step(60_000);
    next.stop();
    Tracker third = start(database("sa"));
    stepper.step(60_000);
    third.stop();

    List<StoredRecord> ends = read().stream().filter(r -> r.kind() == Kind.SESSION_END).toList();
    assertThat(ends).hasSize(1);
    assertThat(ends.get(0).text("reason")).isEqualTo("unknown");
    assertThat(read()).noneMatch(r -> r.kind() == Kind.STREAM_ABANDONED);
  }

  @Test
  void rendezvous_whicheverComesFirst_handsTheTrackerOver() throws Exception {
    Tracker early = new Tracker(config(dir, database("sa")), clock);
    early.start(getClass().getClassLoader());
    assertThat(early.host().name()).isEqualTo("standalone");

    Rendezvous.here().offer(stepper);
    assertThat(early.host().name()).isEqualTo("test");

    Rendezvous.here().withdraw(stepper);
    assertThat(early.host().name()).isEqualTo("standalone");
    early.stop();
    assertThat(read()).isNotEmpty();
  }

  @Test
  void transactions_ofTheContainer_areNotUsedForAJdbcUrl() throws Exception {
    Tracker tracker = start(database("sa"));
    offer(tracker, "t1", 1);
    stepper.step(60_000);
    tracker.stop();

    assertThat(transactions.count).isZero();
  }

  private Tracker start(DatabaseConfig database) {
    return start(config(dir, database));
  }

  /** As {@link #start}, with the spool in {@code spool}. */
  private Tracker startIn(Path spool) {
    return start(config(spool, database("sa")));
  }

  private Tracker start(TrackerConfig config) {
    Rendezvous.here().offer(stepper);
    Tracker tracker = new Tracker(config, clock);
    tracker.start(getClass().getClassLoader());
    assertThat(tracker.host().name()).isEqualTo("test");
    return tracker;
  }

  /** As if three heartbeats had passed for the database. */
  private void silence(Tracker tracker) throws Exception {
    try (java.sql.Connection change = java.sql.DriverManager.getConnection(url(), "sa", "sa");
        java.sql.Statement statement = change.createStatement()) {
      statement.execute(
          "update tracker_stream set due_at = current_timestamp - interval '1' second"
              + " where stream = '"
              + tracker.stream()
              + "'");
    }
  }

  /** As if the process had died: nothing is stored any more, nothing is closed. */
  private static void crash(Tracker tracker) {
    tracker.host().halt();
    new TrackerEngine().detach(tracker);
    Rendezvous.here().leave(tracker);
  }

  /** What a kill leaves, without the locks that the dead of this process still hold. */
  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : files.toList()) {
        Files.copy(file, to.resolve(from.relativize(file).toString()));
      }
    }
  }

  private static void offer(Tracker tracker, String sid, int count) {
    TrailSequence trail = new TrailSequence();
    for (int i = 0; i < count; i++) {
      tracker
          .spool()
          .offer(
              Fact.of(Kind.ACTION, tracker.clock().epochMicros())
                  .on(sid)
                  .put("name", "a.b")
                  .build(),
              trail);
    }
  }

  private static void offerStart(Tracker tracker, String sid, String hash) {
    tracker
        .spool()
        .offer(
            Fact.of(Kind.SESSION_START, tracker.clock().epochMicros())
                .on(sid)
                .personal("session", "hash", hash)
                .build(),
            new TrailSequence());
  }

  private static void offerEnd(Tracker tracker, String sid, String reason) {
    tracker
        .spool()
        .offer(
            Fact.of(Kind.SESSION_END, tracker.clock().epochMicros())
                .on(sid)
                .put("reason", reason)
                .build(),
            new TrailSequence());
  }

  private List<StoredRecord> read() throws Exception {
    List<StoredRecord> out = new ArrayList<>();
    try (JpaStorage storage =
        JpaStorage.openExisting(database("sa"), new JpaStorage.Log("shop.example.com", null))) {
      storage.reader().read(TrailQuery.all(), record -> out.add(record.stored()));
    }
    return out;
  }

  private static List<String> kinds(List<StoredRecord> records) {
    return records.stream().map(record -> record.kind().id()).toList();
  }

  private String url() {
    return "jdbc:h2:file:" + dir.resolve("trail").toAbsolutePath() + ";AUTO_SERVER=TRUE";
  }

  private DatabaseConfig database(String password) {
    return new DatabaseConfig(null, url(), "sa", password);
  }

  private static TrackerConfig config(Path spool, DatabaseConfig database) {
    return TestConfig.with(
        TestConfig.named(TestConfig.in(spool), "shop.example.com", "n1"), database);
  }

  private static final class CountingTransactions
      implements org.sessiontrail.runtime.TransactionRunner {
    int count;

    @Override
    public <T> T inTransaction(java.util.concurrent.Callable<T> work) throws Exception {
      count++;
      return work.call();
    }
  }
}
