package org.sessiontrail.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.sessiontrail.record.Kind;
import org.sessiontrail.record.StoredRecord;

/** What a server that is told to stop still stores, though its embedded database stops as well. */
class StopIT {
  private static final int TIMES = Integer.getInteger("stop.times", 1);
  private static final Duration STOPPED_WITHIN = Duration.ofSeconds(40);
  private static final int OPENING_MILLIS = 3_000;

  /** As {@code tracker.stop-seconds} is when it is not set. */
  private static final long STOP_SECONDS = 10;

  private static final String LEFT = "for the next start";

  /** H2 closes its file by a hook of its own, at once. */
  @Test
  void tomcat_stoppedByASignal_storesTheEndsOfItsSessions() throws Exception {
    Path base = Built.target().resolve("stop-tomcat");
    String url = "jdbc:h2:file:" + base.resolve("trail") + ";AUTO_SERVER=TRUE";
    try (ForkedTomcat server = ForkedTomcat.start(base, Probe.forServletContainer(url, Map.of()))) {
      openSession(server.base());
      awaitStored(url);
      openSession(server.base());
      server.signal(STOPPED_WITHIN);
    }
    assertThat(kinds(url, Kind.SESSION_END)).isEqualTo(2);
    assertThat(kinds(url, Kind.STREAM_CLOSE)).isEqualTo(1);
  }

  /**
   * The pool is the server's, as it is the shop's, and keeps connections that ended with the
   * database.
   */
  @Test
  void wildFly_stoppedByASignal_storesTheEndsOfItsSessions() throws Exception {
    Path base = Built.target().resolve("stop-wildfly");
    String url =
        "jdbc:h2:file:"
            + base.resolve("trail")
            + ";AUTO_SERVER=TRUE;DB_CLOSE_DELAY=60;WRITE_DELAY=0";
    try (ForkedWildFly server = ForkedWildFly.start(base)) {
      server.deploy(Probe.forFullServer(url, Map.of()));
      openSession(server.uri(Probe.APP));
      awaitStored(url);
      openSession(server.uri(Probe.APP));
      server.signal(STOPPED_WITHIN);
      assertThat(server.log()).doesNotContain("TRK-0302");
    }
    assertThat(kinds(url, Kind.SESSION_END)).isEqualTo(2);
    assertThat(kinds(url, Kind.STREAM_CLOSE)).isEqualTo(1);
  }

  /**
   * At random moments of the first seconds; more often by {@code -Dstop.times=20}. A stop waits for
   * the opening, but not for ever: what it then leaves on disk, and says so, the next start stores.
   */
  @Test
  void tomcat_stoppedWhileItOpensItsDatabase_ends() throws Exception {
    long seed = Long.getLong("stop.seed", System.nanoTime());
    Random random = new Random(seed);
    for (int i = 0; i < TIMES; i++) {
      Path base = Built.target().resolve("stop-opening");
      boolean left;
      String url = "jdbc:h2:file:" + base.resolve("trail") + ";AUTO_SERVER=TRUE";
      int millis = random.nextInt(OPENING_MILLIS);
      try (ForkedTomcat server =
          ForkedTomcat.start(base, Probe.forServletContainer(url, Map.of()))) {
        openSession(server.base());
        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(millis));
        long begun = System.nanoTime();
        server.stop(STOPPED_WITHIN);
        long took = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begun);
        left = server.log().contains(LEFT);
        System.out.printf(
            "seed %d, stopped %d ms after the first request, in %d ms%s%n",
            seed, millis, took, left ? ", records left" : "");
        if (left) {
          assertThat(took).as("seed " + seed).isGreaterThan(STOP_SECONDS * 1_000);
        }
      }
      if (left) {
        startAgain(base, url);
      }
      assertThat(kinds(url, Kind.STREAM_CLOSE)).as("seed " + seed).isEqualTo(left ? 2 : 1);
      assertThat(kinds(url, Kind.SESSION_END)).as("seed " + seed).isEqualTo(1);
    }
  }

  /** Until it has stored what the one before left. */
  private static void startAgain(Path base, String url) throws Exception {
    try (ForkedTomcat server = ForkedTomcat.launch(base)) {
      server.awaitServing();
      try (StoredTrail trail = StoredTrail.open(url)) {
        trail.await(1, record -> record.kind() == Kind.STREAM_CLOSE);
      }
    }
  }

  private static void openSession(URI application) throws IOException, InterruptedException {
    HttpClient client = HttpClient.newBuilder().cookieHandler(new CookieManager()).build();
    HttpRequest request = HttpRequest.newBuilder(application.resolve("session/create")).build();
    assertThat(client.send(request, BodyHandlers.ofString()).statusCode()).isEqualTo(200);
  }

  private static void awaitStored(String url) throws Exception {
    try (StoredTrail trail = StoredTrail.open(url)) {
      trail.await(1, record -> record.kind() == Kind.REQUEST);
    }
  }

  private static long kinds(String url, Kind kind) throws Exception {
    try (StoredTrail trail = StoredTrail.open(url)) {
      List<StoredRecord> found = trail.records(record -> record.kind() == kind);
      return found.size();
    }
  }
}
