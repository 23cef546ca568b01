package org.sessiontrail.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sessiontrail.config.TrackerConfig;
import org.sessiontrail.config.TrackerConfig.DatabaseConfig;
import org.sessiontrail.config.TrackerConfig.SpoolConfig;
import org.sessiontrail.record.Fact;
import org.sessiontrail.record.Kind;
import org.sessiontrail.record.StoredRecord;
import org.sessiontrail.runtime.Health;
import org.sessiontrail.runtime.TestConfig;
import org.sessiontrail.runtime.TrailPeers;
import org.sessiontrail.spool.TrailSequence;
import org.sessiontrail.store.SteppedClock;
import org.sessiontrail.store.TrailQuery;
import org.sessiontrail.store.jpa.JpaStorage;
import org.sessiontrail.store.nodes.RecoveryStream;

/** Several nodes of one application on one database; a subclass names an empty one. */
abstract class NodesTogetherContract {
  @TempDir Path dir;
  final SteppedClock clock = new SteppedClock();
  private final List<TestNode> running = new ArrayList<>();

  /** An empty database, the same for all calls within one test. */
  abstract DatabaseConfig database() throws Exception;

  @AfterEach
  void stop() {
    running.forEach(node -> node.tracker.stop());
    assertThat(Rendezvous.here().isEmpty()).isTrue();
  }

  @Test
  void sessionThatMoves_keepsItsTrail_andEndsOnceOnTheNodeItIsOn() throws Exception {
    TestNode a = node("a");
    TestNode b = node("b");
    workAll(1);
    String trail = a.visit("s1", true);
    workAll(2);

    assertThat(b.visit("s1", false)).isEqualTo(trail);
    workAll(2);
    minutes(20);
    b.visit("s1", false);
    workAll(2);
    minutes(20);
    workAll(10);
    assertThat(read(Kind.SESSION_END)).isEmpty();

    minutes(20);
    workAll(10);
    assertThat(read(Kind.SESSION_END)).extracting(StoredRecord::stream).containsExactly(b.stream());
    assertThat(read(Kind.SESSION_START))
        .extracting(r -> r.text("how"))
        .containsExactly("created", "resumed");
    minutes(20);
    workAll(10);
    assertThat(read(Kind.SESSION_END)).hasSize(1);
  }

  @Test
  void sessionThatMovesAndComesBack_endsOnceWhereItWasLast() throws Exception {
    TestNode a = node("a");
    TestNode b = node("b");
    workAll(1);
    String trail = a.visit("s1", true);
    workAll(2);
    b.visit("s1", false);
    workAll(2);
    assertThat(a.visit("s1", false)).isEqualTo(trail);
    workAll(2);

    minutes(40);
    workAll(10);

    assertThat(read(Kind.SESSION_END)).extracting(StoredRecord::stream).containsExactly(a.stream());
  }

  @Test
  void sessionThatMoved_isNotEndedByTheNodeItLeft() throws Exception {
    TestNode a = node("a");
    TestNode b = node("b");
    workAll(1);
    a.visit("s1", true);
    a.visit("s2", true);
    workAll(2);
    b.visit("s1", false);
    b.visit("s2", false);
    workAll(2);

    a.destroyed("s1"); // a copy
    a.destroyed("s1");
    workAll(10);
    stop(a);
    b.work();
    assertThat(read(Kind.SESSION_END)).isEmpty();

    b.destroyed("s1");
    b.destroyed("s1");
    workAll(10);
    assertThat(read(Kind.SESSION_END))
        .extracting(r -> r.text("reason"))
        .containsExactly("invalidated");
  }

  @Test
  void sessionThatEndedElsewhere_isNotTakenUpAgain() throws Exception {
    TestNode a = node("a");
    TestNode b = node("b");
    workAll(1);
    String trail = a.visit("s1", true);
    workAll(2);
    a.destroyed("s1");
    workAll(10);
    assertThat(read(Kind.SESSION_END)).hasSize(1);

    assertThat(b.visit("s1", false)).isNotEqualTo(trail);
  }

  @Test
  void lostNode_isStatedOnceWithItsTrails_whoeverFindsIt() throws Exception {
    TestNode a = node("a");
    TestNode b = node("b");
    TestNode c = node("c");
    workAll(1);
    String trail = a.visit("s1", true);
    String moved = a.visit("s2", true);
    workAll(2);
    b.visit("s2", false);
    workAll(2);
    crash(a);
    beats(4);
    assertThat(read(Kind.STREAM_ABANDONED)).isEmpty();

    silence(a);
    for (int i = 0; i < 4; i++) {
      seconds(20);
      b.stepOnce();
      c.stepOnce();
    }
    beats(4);

    List<StoredRecord> stated = read(Kind.STREAM_ABANDONED);
    assertThat(stated).hasSize(1);
    assertThat(stated.get(0).text("stream2")).isEqualTo(a.stream());
    assertThat(stated.get(0).text("foundBy")).isIn(b.stream(), c.stream());
    assertThat(read(Kind.SESSION_END)).extracting(r -> r.text("sid")).containsExactly(trail);
    assertThat(read(Kind.SESSION_END).get(0).text("reason")).isEqualTo("node-lost");
    assertThat(b.visit("s2", false)).isEqualTo(moved);
    assertThat(c.visit("s1", false)).isEqualTo(trail);
  }

  @Test
  void twoNodesOfOneName_areNotTakenForEachOther() throws Exception {
    TestNode one = node("n1");
    TestNode other = node("n1");
    workAll(1);
    String trail = one.visit("s1", true);
    beats(6);

    assertThat(read(Kind.STREAM_ABANDONED)).isEmpty();
    assertThat(read(Kind.SESSION_END)).isEmpty();
    assertThat(other.visit("s1", false)).isEqualTo(trail);
    stop(other);
    beats(2);
    assertThat(read(Kind.STREAM_ABANDONED)).isEmpty();
  }

  @Test
  void finderThatDiesHalfWay_isFollowedByAnotherThatStatesTheRestOnce() throws Exception {
    TestNode a = node("a");
    TestNode b = node("b");
    workAll(1);
    for (int i = 0; i < 450; i++) {
      a.visit("s" + i, true);
    }
    workAll(2);
    crash(a);
    silence(a);
    seconds(31);
    b.stepOnce(); // takes the lease and looks
    b.stepOnce();
    assertThat(read(Kind.SESSION_END)).hasSize(200);
    crash(b);

    TestNode c = node("c");
    c.work();
    assertThat(read(Kind.STREAM_ABANDONED)).isEmpty();
    sql("update tracker_lease set until = current_timestamp - interval '1' second");
    silence(b);
    beats(2);

    assertThat(read(Kind.SESSION_END))
        .hasSize(450)
        .extracting(r -> r.text("sid"))
        .doesNotHaveDuplicates();
    assertThat(read(Kind.STREAM_ABANDONED))
        .extracting(r -> r.text("stream2"))
        .containsExactlyInAnyOrder(a.stream(), b.stream());
  }

  @Test
  void leaseLostInMidRecovery_leavesTheRestToItsNewHolder() throws Exception {
    TestNode a = node("a");
    TestNode b = node("b");
    workAll(1);
    for (int i = 0; i < 250; i++) {
      a.visit("s" + i, true);
    }
    workAll(2);
    crash(a);
    silence(a);
    seconds(31);
    b.stepOnce();
    b.stepOnce();
    sql("update tracker_lease set holder = 'x', until = current_timestamp + interval '60' second");
    b.work();
    beats(2);
    assertThat(read(Kind.SESSION_END)).hasSize(200);
    assertThat(read(Kind.STREAM_ABANDONED)).isEmpty();

    sql("update tracker_lease set until = current_timestamp - interval '1' second");
    beats(2);
    assertThat(read(Kind.SESSION_END)).hasSize(250);
    assertThat(read(Kind.STREAM_ABANDONED)).hasSize(1);
  }

  @Test
  void nodeCutOff_returnsAndSaysSo() throws Exception {
    TestNode a = node("a");
    TestNode b = node("b");
    workAll(1);
    String trail = a.visit("s1", true);
    workAll(2);
    silence(a);
    seconds(31);
    b.work();
    assertThat(read(Kind.STREAM_ABANDONED)).hasSize(1);

    beats(3);

    assertThat(read(Kind.HEARTBEAT))
        .filteredOn(r -> r.stream().equals(RecoveryStream.NAME))
        .extracting(r -> r.text("stream2"))
        .containsExactly(a.stream());
    assertThat(a.visit("s1", false)).isEqualTo(trail);
    beats(3);
    assertThat(read(Kind.STREAM_ABANDONED)).hasSize(1);
  }

  @Test
  void databaseAwayForAWhile_endsNoTrailAndIsCaughtUpWith() throws Exception {
    TestNode a = node("a");
    TestNode b = node("b");
    beats(1);
    a.visit("s1", true);
    workAll(2);
    sql("alter table tracker_stream rename to hidden");
    minutes(40);
    workAll(10);
    assertThat(read(Kind.SESSION_END)).isEmpty();
    Health.Part presence = Objects.requireNonNull(a.tracker.health().part("presence"));
    assertThat(presence.state()).isEqualTo(Health.State.DOWN);
    assertThat(b.tracker.health().overall()).isEqualTo(Health.State.DOWN);

    sql("alter table hidden rename to tracker_stream");
    beats(2);

    assertThat(read(Kind.SESSION_END)).extracting(r -> r.text("reason")).containsExactly("idle");
    Map<String, Health.Part> parts = new TreeMap<>(a.tracker.health().parts());
    parts.remove("verification"); // saw b silent, and looks again after ten minutes
    assertThat(parts.values())
        .allSatisfy(part -> assertThat(part.state()).isEqualTo(Health.State.UP));
  }

  @Test
  void olderStreamsWithoutRow_areStatedByTheNextStartOfTheirName() throws Exception {
    TestNode old = node("a");
    workAll(1);
    String trail = old.visit("s1", true);
    workAll(1);
    crash(old);
    sql("delete from tracker_stream");

    TestNode b = node("b");
    workAll(1);
    assertThat(read(Kind.STREAM_ABANDONED)).isEmpty();
    TestNode next = node("a");
    workAll(1);
    node("a");
    workAll(1);

    assertThat(read(Kind.STREAM_ABANDONED))
        .extracting(r -> r.text("foundBy"))
        .containsExactly(next.stream());
    assertThat(read(Kind.SESSION_END)).extracting(r -> r.text("sid")).containsExactly(trail);
    assertThat(b.visit("s1", false)).isNotNull();
  }

  @Test
  void whereabouts_areUnknownUntilOnesOwnRecordsAreStored() throws Exception {
    TestNode a = node("a");
    workAll(1);
    String trail = a.visit("s1", true);
    TrailPeers peers = Objects.requireNonNull(a.tracker.find(TrailPeers.class));
    assertThat(peers.exist()).isFalse();
    assertThat(peers.whereabouts(java.util.Map.of(trail, 2L)))
        .containsEntry(trail, TrailPeers.Whereabouts.UNKNOWN);

    workAll(1);
    assertThat(peers.whereabouts(java.util.Map.of(trail, 2L)))
        .containsEntry(trail, TrailPeers.Whereabouts.HERE);
    TestNode b = node("b");
    workAll(1);
    clock.passMillis(5);
    b.tracker
        .spool()
        .offer(
            Fact.of(Kind.ACTION, b.tracker.clock().epochMicros()).on(trail).build(),
            new TrailSequence());
    workAll(1);
    assertThat(peers.whereabouts(java.util.Map.of(trail, 2L)))
        .containsEntry(trail, TrailPeers.Whereabouts.ELSEWHERE);
    seconds(20);
    workAll(1);
    assertThat(peers.exist()).isTrue();
  }

  private TestNode node(String name) throws Exception {
    TrackerConfig base = TestConfig.named(TestConfig.in(dir), "shop.example.com", name);
    SpoolConfig shared = base.spool();
    Path own = dir.resolve("spool-" + running.size() + "-" + name);
    SpoolConfig spool =
        new SpoolConfig(
            own,
            shared.capacityBytes(),
            shared.memoryBytes(),
            shared.drainIntervalMillis(),
            shared.keyFile());
    TrackerConfig config =
        new TrackerConfig(
            base.enabled(),
            base.app(),
            base.node(),
            base.path(),
            spool,
            database(),
            base.privacy(),
            base.sessions(),
            base.durability(),
            base.streams(),
            new TrackerConfig.LedgerConfig(
                own.resolve("ledger.key"),
                base.ledger().sealSeconds(),
                base.ledger().verifyHours(),
                base.ledger().anchors()),
            base.retention(),
            base.browser());
    TestNode node = new TestNode(config, clock);
    running.add(node);
    return node;
  }

  private void crash(TestNode node) {
    running.remove(node);
    node.crash();
  }

  private void stop(TestNode node) {
    running.remove(node);
    node.tracker.stop();
  }

  /** Lets so many seconds pass; every node works in each. */
  private void workAll(int seconds) {
    for (int i = 0; i < seconds; i++) {
      clock.passMillis(1_000);
      running.forEach(TestNode::work);
    }
  }

  /** Lets so many heartbeats pass; every node works after each third. */
  private void beats(int count) {
    for (int i = 0; i < 3 * count; i++) {
      seconds(20);
      running.forEach(TestNode::work);
    }
  }

  private void minutes(int count) {
    clock.passMillis(TimeUnit.MINUTES.toMillis(count));
  }

  private void seconds(int count) {
    clock.passMillis(TimeUnit.SECONDS.toMillis(count));
  }

  private void silence(TestNode node) throws Exception {
    sql(
        "update tracker_stream set due_at = current_timestamp - interval '1' second"
            + " where stream = '"
            + node.stream()
            + "'");
  }

  private void sql(String statement) throws Exception {
    DatabaseConfig config = database();
    try (Connection connection =
            DriverManager.getConnection(config.jdbcUrl(), config.user(), config.password());
        Statement run = connection.createStatement()) {
      run.execute(statement);
    } catch (SQLException e) {
      throw new IllegalStateException(statement, e);
    }
  }

  private List<StoredRecord> read(Kind kind) throws Exception {
    List<StoredRecord> out = new ArrayList<>();
    try (JpaStorage storage =
        JpaStorage.openExisting(database(), new JpaStorage.Log("shop.example.com", null))) {
      storage
          .reader()
          .read(TrailQuery.all().ofKinds(java.util.Set.of(kind)), r -> out.add(r.stored()));
    }
    return out;
  }
}
