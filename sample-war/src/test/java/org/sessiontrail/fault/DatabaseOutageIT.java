package org.sessiontrail.fault;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.sessiontrail.fault.HealthWatch.Seen;
import org.sessiontrail.fault.Marks.Mark;
import org.sessiontrail.server.Built;
import org.sessiontrail.server.Probe;

/** The database is gone under load for a while, longer with {@code -Dfault.outage-seconds=60}. */
class DatabaseOutageIT {
  private static final int OUTAGE_SECONDS = Integer.getInteger("fault.outage-seconds", 12);
  private static final int VISITORS = 8;
  private static final long BEFORE_SECONDS = 2;
  private static final long RED_SECONDS = 15;
  private static final long GREEN_SECONDS = 60;
  private static final long DRAINED_SECONDS = 120;
  private static final Path BASE = Built.target().resolve("fault-outage");

  private static final MarkedLoad.Step ONE = MarkedLoad.PROBE.get(1);

  private final Marks marks = new Marks();

  @Test
  void databaseStopsUnderLoad_requestsAreServedAndAllIsStoredOnceItIsBack() throws Exception {
    try (FaultPostgres database = FaultPostgres.start(BASE.resolve("postgres"))) {
      String url = database.newDatabase("outage");
      Watch watch = new Watch(url, Probe.APP);
      try (Victim tomcat = TomcatVictim.prepare(BASE.resolve("tomcat"), url, Map.of())) {
        tomcat.start();
        watch.drained(marks, "o", tomcat, ONE, DRAINED_SECONDS);
        outage(database, tomcat);
        long backlog = watch.drained(marks, "o", tomcat, ONE, DRAINED_SECONDS);
        System.out.println("backlog drained " + backlog + " ms after the load");
        tomcat.stop();
      }

      assertComplete(watch.account());
    }
  }

  private void outage(FaultPostgres database, Victim tomcat) throws Exception {
    HealthWatch health = HealthWatch.start(tomcat.base());
    MarkedLoad load = MarkedLoad.start(marks, "o", tomcat.base(), MarkedLoad.PROBE, VISITORS);
    pause(BEFORE_SECONDS);
    long stopped = System.nanoTime();
    database.stopAtOnce();
    pause(OUTAGE_SECONDS);
    Watch.until("red", RED_SECONDS, () -> health.statuses().contains(503));
    database.startAgain();
    long back = System.nanoTime();
    Watch.until("green again", GREEN_SECONDS, () -> last(health).status() == 200);
    pause(BEFORE_SECONDS);
    load.stop();
    health.stop();
    assertThat(health.statuses()).as("the health").containsExactly(200, 503, 200);
    Seen red = health.changes().get(1);
    System.out.printf(
        "down for %.1f s: red after %.1f s, green %.1f s after the return%n%s%n%s%n",
        (back - stopped) / 1e9,
        (red.atNanos() - stopped) / 1e9,
        (last(health).atNanos() - back) / 1e9,
        red.body(),
        last(health).body());
  }

  private static Seen last(HealthWatch health) {
    return health.changes().get(health.changes().size() - 1);
  }

  private void assertComplete(StoredAccount stored) {
    assertThat(marks.all()).as("requests that failed").allMatch(Mark::served);
    List<Mark> missing = marks.missing(stored.marks(), Mark::served);
    assertThat(missing.size()).as(marks.describe(missing)).isZero();
    assertThat(marks.wronglyStored(stored.marks())).isEmpty();
    assertThat(stored.faults()).isEmpty();
    assertThat(stored.lost()).as("numbers stated lost").isZero();
    System.out.printf("%d requests, all of them stored once%n", marks.served());
  }

  private static void pause(long seconds) {
    LockSupport.parkNanos(TimeUnit.SECONDS.toNanos(seconds));
  }
}
