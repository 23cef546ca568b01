package org.sessiontrail.fault;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.sessiontrail.fault.Marks.Ended;
import org.sessiontrail.fault.Marks.Mark;
import org.sessiontrail.server.Built;
import org.sessiontrail.server.Probe;

/**
 * {@code kill -9} at random moments, under load and during the start; what was promised before is
 * in the database afterwards. Longer: {@code mvn verify -Pfaults -Dfault.rounds=100
 * -Dfault.minutes=60}; the same moments again: {@code -Dfault.seed=…}.
 */
class KillIT {
  private static final int ROUNDS = Integer.getInteger("fault.rounds", 5);
  private static final int MINUTES = Integer.getInteger("fault.minutes", 30);
  private static final long SEED = Long.getLong("fault.seed", System.nanoTime());
  private static final long WINDOW_NANOS = TimeUnit.MILLISECONDS.toNanos(100);

  /** Nobody waits longer: a delay beyond is not the machine's. */
  private static final long MOST_ALLOWANCE_NANOS = TimeUnit.MILLISECONDS.toNanos(500);

  /** Records beside its own that a request may have: the action within it. */
  private static final int RECORDS_OF_A_REQUEST = 2;

  /** Records of a life beside its requests: the opening, a heartbeat, a count, and 8 sessions. */
  private static final int RECORDS_OF_A_LIFE = 11;

  private static final Path BASE = Built.target().resolve("fault-kill");

  @SuppressWarnings("NullAway.Init") // by start
  private static FaultPostgres database;

  @SuppressWarnings("NullAway.Init") // by start
  private static DiskPulse pulse;

  @BeforeAll
  static void start() throws Exception {
    System.out.println("-Dfault.seed=" + SEED);
    database = FaultPostgres.start(BASE.resolve("postgres"));
    Files.createDirectories(BASE);
    pulse = DiskPulse.start(BASE.resolve("pulse"));
  }

  @AfterAll
  static void stop() throws Exception {
    pulse.close();
    database.close();
  }

  @Test
  void durable_everyAnsweredRequestIsStoredOnce() throws Exception {
    String url = database.newDatabase("durable");
    Victim tomcat =
        TomcatVictim.prepare(BASE.resolve("durable"), url, Map.of("tracker.durability", "durable"));
    int rounds = ROUNDS - ROUNDS * 2 / 5;
    Marks marks =
        rounds("d", tomcat, MarkedLoad.PROBE_IN_ALL_WAYS, rounds, new Watch(url, Probe.APP));

    assertDurable(marks, new Watch(url, Probe.APP).account());
  }

  @Test
  void relaxed_whatIsMissingLiesWithinTheWindowAndIsCounted() throws Exception {
    String url = database.newDatabase("relaxed");
    Victim tomcat =
        TomcatVictim.prepare(BASE.resolve("relaxed"), url, Map.of("tracker.durability", "relaxed"));
    Watch watch = new Watch(url, Probe.APP);
    Marks marks = rounds("r", tomcat, MarkedLoad.PROBE, ROUNDS * 2 / 5, watch);

    assertHonest(marks, watch.account());
  }

  @Test
  void shopOnWildFly_durable_everyAnsweredRequestIsStoredOnce() throws Exception {
    String url = database.newDatabase("shop");
    Victim wildFly =
        WildFlyVictim.prepare(BASE.resolve("shop"), url, Map.of("tracker.durability", "durable"));
    Watch watch = new Watch(url, "shop");
    Marks marks = rounds("s", wildFly, MarkedLoad.SHOP, Math.max(2, ROUNDS / 10), watch);

    assertDurable(marks, watch.account());
  }

  private static Marks rounds(
      String name, Victim victim, List<MarkedLoad.Step> steps, int rounds, Watch watch)
      throws Exception {
    long deadline = System.nanoTime() + TimeUnit.MINUTES.toNanos(MINUTES) / 3;
    KillRounds killed = new KillRounds(name, victim, steps, new Random(SEED + name.hashCode()));
    Marks marks;
    try (victim) {
      marks = killed.run(rounds, deadline, pulse, watch);
    }
    assertThat(killed.kills()).as("kills within the time").isGreaterThanOrEqualTo(1);
    return marks;
  }

  private static void assertDurable(Marks marks, StoredAccount stored) {
    List<Mark> missing = assertWhole(marks, stored);
    assertThat(missing.size()).as(marks.describe(missing)).isZero();
    assertCounted(marks, stored, 0);
  }

  /**
   * Where nobody waits: with <em>M</em> answered marks missing, each of them was received within
   * the window before its life was killed, and all are counted, less <em>E</em>: answers that the
   * server had sent whole before the filter came to give their record a number. Each visitor can
   * have had one such when its server was killed.
   */
  private static void assertHonest(Marks marks, StoredAccount stored) {
    List<Mark> missing = assertWhole(marks, stored);
    List<Mark> tooOld =
        missing.stream()
            .filter(mark -> !marks.mayBeMissing(mark, WINDOW_NANOS, MOST_ALLOWANCE_NANOS))
            .toList();
    assertThat(tooOld.size()).as(marks.describe(tooOld)).isZero();
    long early = missing.stream().filter(mark -> mark.ended() == Ended.BEFORE_THE_FILTER).count();
    long unnumbered = Math.min(early, (long) KillRounds.VISITORS * marks.kills());
    assertThat(stored.unseen()).isZero();
    assertCounted(marks, stored, missing.size() - unnumbered);
  }

  /** Streams, places and marks are whole; returns the marks that were answered and are missing. */
  private static List<Mark> assertWhole(Marks marks, StoredAccount stored) {
    assertThat(stored.faults()).isEmpty();
    assertThat(marks.wronglyStored(stored.marks())).as("not stored once").isEmpty();
    return marks.missing(stored.marks(), Mark::served);
  }

  /**
   * As many numbers are stated lost as must be, and no more than can have been: of requests that
   * are missing or stated unseen, and some records of each life's own. A request may have an action
   * in it.
   */
  private static void assertCounted(Marks marks, StoredAccount stored, long least) {
    long missing = marks.missing(stored.marks(), mark -> true).size();
    long answered = marks.missing(stored.marks(), Mark::served).size();
    long counted = stored.lost("crash");
    System.out.printf(
        "%d served, %d of them missing, %d more unanswered and missing, %d stated unseen,"
            + " %d counted lost%n",
        marks.served(), answered, missing - answered, stored.unseen(), counted);
    assertThat(counted)
        .isEqualTo(stored.lost())
        .isBetween(
            least,
            RECORDS_OF_A_REQUEST * (missing + stored.unseen())
                + (long) RECORDS_OF_A_LIFE * marks.kills());
  }
}
