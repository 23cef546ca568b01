package org.sessiontrail.fault;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.sessiontrail.fault.Marks.Ended;
import org.sessiontrail.fault.Marks.Kill;
import org.sessiontrail.fault.Marks.Mark;
import org.sessiontrail.server.Built;
import org.sessiontrail.server.Directories;
import org.sessiontrail.server.Probe;

/**
 * Two servers record into one database, one is killed, and comes back later to hand in what it had
 * on its disk.
 */
class TwoNodesIT {
  private static final int VISITORS = 4;
  private static final long LOAD_NANOS = TimeUnit.SECONDS.toNanos(2);
  private static final long ABANDONED_SECONDS = 30;
  private static final long DRAINED_SECONDS = 60;
  private static final String ABANDONED =
      "select count(*) from ledger_entry where kind = 'stream-abandoned'";
  private static final Path BASE = Built.target().resolve("fault-nodes");

  private static @Nullable FaultPostgres database;

  private final Marks marks = new Marks();

  @BeforeAll
  static void start() throws IOException {
    database = FaultPostgres.start(BASE.resolve("postgres"));
  }

  @AfterAll
  static void stop() throws IOException {
    Objects.requireNonNull(database).close();
  }

  @Test
  void twoNames_survivorStatesTheDeadStreamAndAllIsStoredOnce() throws Exception {
    assertExact("names", node("left", null), node("right", null), true);
  }

  @Test
  void oneNameForBoth_survivorStatesTheDeadStreamAndAllIsStoredOnce() throws Exception {
    assertExact("name", node("same", null), node("same", null), true);
  }

  /** The killed one comes back at once: either may be the one that states the dead stream. */
  @Test
  void oneDirectoryForBoth_allIsStoredOnce() throws Exception {
    Path shared = BASE.resolve("shared");
    Directories.clear(shared);
    assertExact("directory", node("left", shared), node("right", shared), false);
  }

  private static Map<String, String> node(String name, @Nullable Path spool) {
    Map<String, String> out =
        new TreeMap<>(
            Map.of(
                "tracker.node", name,
                "tracker.durability", "durable",
                "tracker.heartbeat-seconds", "1"));
    if (spool != null) {
      out.put("tracker.spool.dir", spool.toString());
    }
    return out;
  }

  private void assertExact(
      String name, Map<String, String> killed, Map<String, String> survivor, boolean waits)
      throws Exception {
    String url = Objects.requireNonNull(database).newDatabase(name);
    Watch watch = new Watch(url, Probe.APP);
    try (Victim dying = TomcatVictim.prepare(BASE.resolve(name + "-a"), url, killed);
        Victim living = TomcatVictim.prepare(BASE.resolve(name + "-b"), url, survivor)) {
      dying.launch();
      living.launch();
      dying.awaitServing();
      living.awaitServing();
      // who has never reached the database is not known to anybody else
      Watch.until(
          "both nodes are known", living, ABANDONED_SECONDS, () -> watch.livingNodes() == 2);
      loadAndKill(dying, living);
      if (waits) {
        Watch.until(
            "the dead stream is stated",
            living,
            ABANDONED_SECONDS,
            () -> watch.number(ABANDONED) > 0);
      }
      dying.start();
      watch.drained(marks, "a2", dying, MarkedLoad.PROBE.get(1), DRAINED_SECONDS);
      watch.drained(marks, "b1", living, MarkedLoad.PROBE.get(1), DRAINED_SECONDS);
      watch.ended(2, living, DRAINED_SECONDS);
      dying.stop();
      living.stop();
    }

    assertExact(watch.account(), waits);
  }

  private void loadAndKill(Victim dying, Victim living) throws InterruptedException {
    MarkedLoad first = load("a1", dying);
    MarkedLoad second = load("b1", living);
    LockSupport.parkNanos(LOAD_NANOS);
    marks.killed("a1", new Kill(System.nanoTime(), 0));
    dying.kill();
    LockSupport.parkNanos(LOAD_NANOS);
    first.stop();
    second.stop();
  }

  private MarkedLoad load(String life, Victim node) {
    List<MarkedLoad.Step> steps =
        MarkedLoad.PROBE.stream().filter(step -> step.ended() == Ended.AFTER_THE_FILTER).toList();
    return MarkedLoad.start(marks, life, node.base(), steps, VISITORS);
  }

  private void assertExact(StoredAccount stored, boolean bySurvivor) {
    List<Mark> missing = marks.missing(stored.marks(), Mark::served);
    assertThat(missing.size()).as(marks.describe(missing)).isZero();
    assertThat(marks.wronglyStored(stored.marks())).isEmpty();
    assertThat(stored.faults()).isEmpty();
    List<StreamAccount> abandoned = new ArrayList<>();
    List<String> closed = new ArrayList<>();
    for (StreamAccount stream : stored.streams()) {
      if (stream.closed()) {
        closed.add(stream.name());
      } else if (!stream.isRecovery()) {
        abandoned.add(stream);
      }
    }
    assertThat(closed).as("the survivor's and the returned node's streams").hasSize(2);
    assertThat(abandoned).hasSize(1);
    if (bySurvivor) {
      assertThat(abandoned.get(0).abandonedBy()).hasSizeLessThanOrEqualTo(2).isSubsetOf(closed);
    }
    System.out.printf(
        "%d served by two nodes, stored once; %s is stated by %s%n",
        marks.served(), abandoned.get(0).name(), abandoned.get(0).abandonedBy());
  }
}
