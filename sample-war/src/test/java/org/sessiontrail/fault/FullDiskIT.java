package org.sessiontrail.fault;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
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
import org.sessiontrail.fault.MarkedLoad.Step;
import org.sessiontrail.fault.Marks.Mark;
import org.sessiontrail.server.Built;
import org.sessiontrail.server.Probe;

/** The disk of the spool fills up because the database is gone. */
class FullDiskIT {
  private static final int VISITORS = 8;
  private static final int DISK_MIB = 4;
  private static final long FULL_SECONDS = 60;
  private static final long RECOVERED_SECONDS = 60;
  private static final long DRAINED_SECONDS = 60;
  private static final long MORE_NANOS = TimeUnit.SECONDS.toNanos(2);
  private static final Path BASE = Built.target().resolve("fault-disk");

  /** No session, and as large a record as a client can make. */
  private static final List<Step> LARGE =
      List.of(new Step("answer/text?page=" + "cup+of+tea+".repeat(22)));

  private static @Nullable FaultPostgres database;

  private final Marks marks = new Marks();

  @BeforeAll
  static void start() throws Exception {
    database = FaultPostgres.start(BASE.resolve("postgres"));
  }

  @AfterAll
  static void stop() throws Exception {
    Objects.requireNonNull(database).close();
  }

  @Test
  void open_everyRequestIsServedAndTheGapCountsWhatIsMissing() throws Exception {
    StoredAccount stored = fill("open");

    assertThat(marks.all()).as("requests that failed").allMatch(Mark::served);
    List<Mark> missing = marks.missing(stored.marks(), Mark::served);
    assertThat(missing).as("lost on a full disk").isNotEmpty();
    assertThat(stored.lost()).as("numbers stated lost").isEqualTo(missing.size());
    assertSound(stored);
  }

  @Test
  void closed_requestsAreRefusedWhileItIsFullAndServedAgainAfterwards() throws Exception {
    StoredAccount stored = fill("closed");

    assertThat(marks.all())
        .as("answers")
        .extracting(Mark::status)
        .containsOnly(200, 503)
        .contains(503);
    List<Mark> missing = marks.missing(stored.marks(), Mark::served);
    assertThat(missing.size()).as(marks.describe(missing)).isZero();
    assertSound(stored);
  }

  private void assertSound(StoredAccount stored) {
    assertThat(marks.wronglyStored(stored.marks())).isEmpty();
    assertThat(stored.faults()).isEmpty();
    System.out.printf(
        "%d asked, %d served, %d stored, %d stated lost%n",
        marks.all().size(), marks.served(), stored.marks().size(), stored.lost());
  }

  /** Loads until something is lost or refused, and some more; then lets the database come back. */
  private StoredAccount fill(String onFailure) throws Exception {
    FaultPostgres postgres = Objects.requireNonNull(database);
    String url = postgres.newDatabase("disk_" + onFailure);
    Watch watch = new Watch(url, Probe.APP);
    try (SmallDisk disk = SmallDisk.mount(BASE.resolve("small-" + onFailure), DISK_MIB);
        Victim tomcat = TomcatVictim.prepare(BASE.resolve(onFailure), url, keys(onFailure, disk))) {
      tomcat.start();
      watch.drained(marks, "f", tomcat, LARGE.get(0), DRAINED_SECONDS);
      postgres.stopAtOnce();
      load(tomcat, onFailure);
      postgres.startAgain();
      Watch.until(
          "served again",
          tomcat,
          RECOVERED_SECONDS,
          () -> MarkedLoad.once(marks, "f", tomcat.base(), LARGE.get(0)).served());
      watch.drained(marks, "f", tomcat, LARGE.get(0), DRAINED_SECONDS);
      tomcat.stop();
    }
    return watch.account();
  }

  private static Map<String, String> keys(String onFailure, SmallDisk disk) {
    Map<String, String> out = new TreeMap<>();
    out.put("tracker.on-failure", onFailure);
    out.put("tracker.spool.dir", disk.directory().toString());
    out.put("tracker.spool.memory-bytes", "1048576");
    out.put("tracker.spool.capacity-bytes", Long.toString(disk.capacityBytes()));
    // nothing but requests shall have numbers
    out.put("tracker.heartbeat-seconds", "3600");
    return out;
  }

  private void load(Victim tomcat, String onFailure) throws Exception {
    MarkedLoad load = MarkedLoad.start(marks, "f", tomcat.base(), LARGE, VISITORS);
    try {
      if (onFailure.equals("closed")) {
        Watch.until(
            "refused",
            tomcat,
            FULL_SECONDS,
            () -> marks.all().stream().anyMatch(mark -> mark.status() == 503));
      } else {
        long more = DISK_MIB * 1600L; // records of a KiB or so
        Watch.until("enough to fill it", FULL_SECONDS, () -> marks.served() > more);
      }
      LockSupport.parkNanos(MORE_NANOS);
    } finally {
      load.stop();
    }
  }
}
