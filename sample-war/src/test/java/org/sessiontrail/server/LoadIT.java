package org.sessiontrail.server;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.sessiontrail.record.Kind;
import org.sessiontrail.record.TrailClock;
import org.sessiontrail.report.AuditReport;
import org.sessiontrail.report.Completeness;
import org.sessiontrail.report.format.JsonLinesExport;
import org.sessiontrail.store.StoreException;
import org.sessiontrail.store.TrailQuery;

/**
 * Many visitors at once: as many records as the server's own log has lines. Longer, for example:
 * {@code mvn verify -pl sample-war -am -Dit.test=LoadIT -Dload.seconds=600 -Dload.connections=64}.
 */
class LoadIT {
  private static final int SECONDS = Integer.getInteger("load.seconds", 8);
  private static final int CONNECTIONS = Integer.getInteger("load.connections", 64);
  private static final int WARM_UP_SECONDS = 2;
  private static final int HEAP_GROWTH_KIB = 16 * 1024;
  private static final long DRAINED_WITHIN_NANOS = TimeUnit.MINUTES.toNanos(2);
  private static final long SETTLED_WITHIN_NANOS = TimeUnit.SECONDS.toNanos(30);
  private static final long POLL_NANOS = TimeUnit.MILLISECONDS.toNanos(200);
  private static final Path BASE = Built.target().resolve("load");
  private static final String JDBC_URL =
      "jdbc:h2:file:" + BASE.resolve("trail") + ";AUTO_SERVER=TRUE;CACHE_SIZE=4096";
  private static final Pattern USED_KIB = Pattern.compile("heap.*used (\\d+)K");

  @Test
  void manyVisitors_areRecordedAsOftenAsTheServerAnswered() throws Exception {
    ForkedTomcat loaded;
    LoadClient.Result result;
    try (ForkedTomcat server =
        ForkedTomcat.start(
            BASE, Probe.forServletContainer(JDBC_URL, Map.of()), "-Xmx256m", "-XX:+UseG1GC")) {
      loaded = server;
      result = load(server);
    }

    List<String> accessLog = loaded.accessLog();
    assertThat(ServerLog.troubles(loaded.log())).isEmpty();
    assertThat(result.failed()).isZero();
    assertThat(accessLog).hasSize((int) result.answered()).allMatch(line -> line.startsWith("200"));
    assertComplete(accessLog);
  }

  private static LoadClient.Result load(ForkedTomcat server) throws Exception {
    LoadClient client = new LoadClient(server.base());
    LoadClient.Result warm = client.run(CONNECTIONS, WARM_UP_SECONDS);
    awaitStored(warm);
    long before = heapKib(new ServerProcess(server.pid()));
    LoadClient.Result loaded = client.run(CONNECTIONS, SECONDS);
    LoadClient.Result all = warm.plus(loaded);
    awaitStored(all);
    ServerProcess process = new ServerProcess(server.pid());
    long after = settledHeapKib(process, before);
    String largest = process.jcmd("GC.class_histogram").lines().limit(30).collect(joining("\n"));
    System.out.printf(
        "%d connections, %d s: %d requests, %d/s; heap after GC %d KiB, before %d KiB%n",
        CONNECTIONS, SECONDS, loaded.answered(), loaded.answered() / SECONDS, after, before);
    assertThat(after - before)
        .as("KiB more on the heap, now of\n%s", largest)
        .isLessThan(HEAP_GROWTH_KIB);
    return all;
  }

  /** Every line of the log is a record, but for static files, which are counted. */
  private static void assertComplete(List<String> accessLog) throws Exception {
    long files = accessLog.stream().filter(line -> line.endsWith(".css")).count();
    try (StoredTrail trail = StoredTrail.open(JDBC_URL)) {
      Completeness completeness =
          new AuditReport(trail.reader(), Probe.APP, TrailClock.system())
              .write(
                  TrailQuery.all(),
                  new JsonLinesExport(OutputStream.nullOutputStream()),
                  AuditReport.Progress.NONE);
      assertThat(completeness.kinds().get(Kind.REQUEST.id())).isEqualTo(accessLog.size() - files);
      assertThat(completeness.suppressed()).isEqualTo(Map.of("excluded", files));
      assertThat(completeness.gaps()).isEmpty();
      assertThat(trail.records(record -> record.kind() == Kind.SESSION_START))
          .hasSize(2 * CONNECTIONS);
    }
  }

  /** Waits until the drain has nothing left to do. */
  private static void awaitStored(LoadClient.Result asked) throws StoreException {
    TrailQuery requests = TrailQuery.all().ofKinds(Set.of(Kind.REQUEST));
    long deadline = System.nanoTime() + DRAINED_WITHIN_NANOS;
    try (StoredTrail trail = StoredTrail.open(JDBC_URL)) {
      while (trail.reader().count(requests) < asked.answered() - asked.files()
          && System.nanoTime() < deadline) {
        LockSupport.parkNanos(POLL_NANOS);
      }
    }
  }

  /** What is held when visits have caught up: they follow in steps, some of which are in memory. */
  private static long settledHeapKib(ServerProcess process, long before) throws IOException {
    long deadline = System.nanoTime() + SETTLED_WITHIN_NANOS;
    long now = heapKib(process);
    while (now - before >= HEAP_GROWTH_KIB && System.nanoTime() < deadline) {
      LockSupport.parkNanos(POLL_NANOS);
      now = heapKib(process);
    }
    return now;
  }

  private static long heapKib(ServerProcess server) throws IOException {
    server.jcmd("GC.run");
    String info = server.jcmd("GC.heap_info");
    Matcher used = USED_KIB.matcher(info);
    assertThat(used.find()).as(info).isTrue();
    return Long.parseLong(used.group(1));
  }
}
