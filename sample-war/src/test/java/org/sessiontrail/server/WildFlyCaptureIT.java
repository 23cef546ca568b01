package org.sessiontrail.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.URL;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.as.arquillian.api.ServerSetup;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.sessiontrail.capture.contract.CaptureContract;
import org.sessiontrail.capture.contract.Visitor;
import org.sessiontrail.record.StoredRecord;

/** The promises of the capture on WildFly, by its timer and its transactions to its data source. */
@ExtendWith(ArquillianExtension.class)
@ServerSetup(ProbeUsers.class)
final class WildFlyCaptureIT extends CaptureContract {
  private static final Path DATA = Built.target().resolve("capture-wildfly");
  private static final String JDBC_URL =
      "jdbc:h2:file:" + DATA.resolve("trail") + ";AUTO_SERVER=TRUE";
  private static final Path LOG =
      Path.of(System.getProperty("wildfly.home"), "standalone", "log", "server.log");

  private static @Nullable StoredTrail trail;
  private static long logBefore;

  @ArquillianResource
  @SuppressWarnings("NullAway.Init") // Arquillian sets it
  private URL probe;

  @Deployment(testable = false)
  static WebArchive probe() throws IOException {
    Directories.clear(DATA);
    logBefore = Files.exists(LOG) ? Files.size(LOG) : 0;
    return Probe.forFullServer(
        JDBC_URL, Map.of("tracker.spool.dir", DATA.resolve("spool").toString()));
  }

  @BeforeAll
  static void open() throws Exception {
    trail = StoredTrail.open(JDBC_URL);
  }

  @AfterAll
  static void close() {
    if (trail != null) {
      trail.close();
    }
  }

  @Override
  public URI base() {
    return URI.create(probe.toString());
  }

  @Override
  public List<StoredRecord> records(Predicate<StoredRecord> wanted) {
    return Objects.requireNonNull(trail).records(wanted);
  }

  /** Weld fails on the invalid session, so Undertow calls no listener: the watchdog's case. */
  @Override
  @Test
  public void sessionThatEndsMeanwhile_endsAfterTheLateExchange() throws Exception {
    Visitor visitor = visitor();
    Visitor other = visitor();
    visitor.get("session/create");
    CompletableFuture<HttpResponse<String>> held =
        visitor.begin("async/hold?key=" + visitor.marker());
    other.getUntilOk("async/held?key=" + visitor.marker());
    visitor.get("session/end");
    other.getUntilOk("async/release?key=" + visitor.marker());
    assertThat(held.get(20, TimeUnit.SECONDS).statusCode()).isEqualTo(202);
    other.fence();

    visitor.expectStory("1 start created", "1 GET session/create 200", "1 GET session/end 200");
  }

  /** What the other cases show went through the container's timer and transaction. */
  @Test
  void tracker_isSteppedByTheContainer() throws IOException {
    assertThat(log()).contains(Probe.APP + " is now stepped by ejb");
  }

  @Test
  void server_logsNoFailureOfOurs() throws IOException {
    assertThat(ServerLog.troubles(log())).isEmpty();
  }

  /** The server's log since the deployment. */
  private static String log() throws IOException {
    byte[] all = Files.readAllBytes(LOG);
    int from = (int) Math.min(logBefore, all.length);
    return new String(all, from, all.length - from, StandardCharsets.UTF_8);
  }
}
