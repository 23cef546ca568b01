package org.sessiontrail.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Pattern;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.sessiontrail.record.Kind;
import org.sessiontrail.record.StoredRecord;
import org.sessiontrail.runtime.Tracker;

/** What an application leaves in its server when it goes, and goes, and goes. */
class RedeployIT {
  private static final int TIMES = Integer.getInteger("redeploy.times", 20);
  private static final int VISITS = 3;
  private static final long UNMAPPED_WITHIN_NANOS = TimeUnit.SECONDS.toNanos(20);
  private static final long POLL_NANOS = TimeUnit.MILLISECONDS.toNanos(200);
  private static final Pattern POOLED = Pattern.compile("(EJB default|default task).*");
  private static final Pattern OUR_THREADS =
      Pattern.compile("(?i).*(sessiontrail|h2[ -]|mvstore|hibernate).*");

  @Test
  @Execution(ExecutionMode.CONCURRENT)
  void tomcat_keepsNothingOfAnUndeployedApplication() throws Exception {
    Path base = Built.target().resolve("redeploy-tomcat");
    String url = url(base);
    try (ForkedTomcat server =
        ForkedTomcat.start(
            base,
            Probe.forServletContainer(
                url, Map.of("tracker.spool.dir", base.resolve("spool").toString())),
            "--add-opens=java.base/java.lang=ALL-UNNAMED")) { // Tomcat then looks for thread locals
      for (int i = 0; i < TIMES; i++) {
        visit(server.base());
        awaitStored(url, i + 1);
        server.undeploy(Probe.APP);
        if (i < TIMES - 1) {
          server.deploy(Probe.APP);
        }
      }

      assertNothingIsLeft(new ServerProcess(server.pid()), base, 0);
      assertThat(server.log())
          .doesNotContain("registered the JDBC driver", "created a ThreadLocal")
          .doesNotContain(
              "thread named [sessiontrail", "thread named [H2", "thread named [MVStore");
      assertThat(ServerLog.troubles(server.log())).isEmpty();
    }
    assertStored(url);
  }

  /**
   * Each thread of WildFly's pools for timers and for requests keeps, as long as it lives, the task
   * that it was made for, and with it that task's application, whoever's it is: {@link
   * ControlTimer}, which knows no tracker, is kept so when it comes first. As many of ours may be.
   */
  @Test
  @Execution(ExecutionMode.CONCURRENT)
  void wildFly_keepsNothingOfAnUndeployedApplication() throws Exception {
    Path base = Built.target().resolve("redeploy-wildfly");
    String url = url(base);
    WebArchive control =
        ShrinkWrap.create(WebArchive.class, "control.war").addClass(ControlTimer.class);
    WebArchive application =
        Probe.forFullServer(url, Map.of("tracker.spool.dir", base.resolve("spool").toString()));
    try (ForkedWildFly server = ForkedWildFly.start(base)) {
      server.deploy(control);
      server.undeploy(control);
      for (int i = 0; i < TIMES; i++) {
        server.deploy(application);
        server.readModel(application);
        visit(server.uri(Probe.APP));
        awaitStored(url, i + 1);
        server.undeploy(application);
      }

      ServerProcess process = new ServerProcess(server.pid());
      long pool = process.threads().stream().filter(name -> POOLED.matcher(name).matches()).count();
      assertNothingIsLeft(process, base, pool - 1);
      assertThat(server.log())
          .contains(Probe.APP + " is now stepped by ejb")
          .doesNotContain("WFLYEJB0026");
      assertThat(ServerLog.troubles(server.log())).isEmpty();
    }
    assertStored(url);
  }

  private static String url(Path base) {
    return "jdbc:h2:file:" + base.resolve("trail") + ";AUTO_SERVER=TRUE";
  }

  private static void assertNothingIsLeft(ServerProcess server, Path base, long loaders)
      throws Exception {
    assertThat(server.threads()).noneMatch(name -> OUR_THREADS.matcher(name).matches());
    assertThat(server.openFiles(base.resolve("spool"))).isEmpty();
    assertThat(server.openFiles(base)).noneMatch(file -> file.toString().contains("trail"));
    assertThat(server.generations(Tracker.class.getName()))
        .as("class loaders")
        .isLessThanOrEqualTo(loaders);
    assertThat(server.managementBeans("org.sessiontrail:*")).isEmpty();
    assertUnmapped(server, base.resolve("spool"));
  }

  /** Java lets go of a mapped page when it collects the buffer, a while after a collection. */
  private static void assertUnmapped(ServerProcess server, Path spool) throws IOException {
    long deadline = System.nanoTime() + UNMAPPED_WITHIN_NANOS;
    while (!server.mappedFiles(spool).isEmpty() && System.nanoTime() < deadline) {
      server.jcmd("GC.run");
      LockSupport.parkNanos(POLL_NANOS);
    }
    assertThat(server.mappedFiles(spool)).isEmpty();
  }

  /** A slow machine takes longer to open the database than a tracker waits when it stops. */
  private static void awaitStored(String url, int visitors) throws Exception {
    try (StoredTrail trail = StoredTrail.open(url)) {
      trail.await(visitors * VISITS, record -> record.kind() == Kind.REQUEST);
    }
  }

  /** That it was a real application which went: sessions, and a trail that says how they ended. */
  private static void assertStored(String url) throws Exception {
    try (StoredTrail trail = StoredTrail.open(url)) {
      List<StoredRecord> all = trail.records(record -> true);
      assertThat(count(all, Kind.STREAM_OPEN)).isEqualTo(TIMES);
      assertThat(count(all, Kind.STREAM_CLOSE)).isEqualTo(TIMES);
      assertThat(count(all, Kind.REQUEST)).isEqualTo((long) TIMES * VISITS);
      assertThat(count(all, Kind.SESSION_START)).isEqualTo(TIMES);
      assertThat(count(all, Kind.SESSION_END)).isEqualTo(TIMES);
    }
  }

  private static long count(List<StoredRecord> records, Kind kind) {
    return records.stream().filter(record -> record.kind() == kind).count();
  }

  private static void visit(URI application) throws IOException, InterruptedException {
    HttpClient client = HttpClient.newBuilder().cookieHandler(new CookieManager()).build();
    for (String path : List.of("session/create", "answer/text", "session/look")) {
      HttpRequest request = HttpRequest.newBuilder(application.resolve(path)).build();
      assertThat(client.send(request, BodyHandlers.ofString()).statusCode()).isEqualTo(200);
    }
  }
}
