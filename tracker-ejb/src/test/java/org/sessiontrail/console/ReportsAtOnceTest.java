package org.sessiontrail.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sessiontrail.record.Fact;
import org.sessiontrail.record.Kind;
import org.sessiontrail.record.StoredRecord;
import org.sessiontrail.report.MemoryTrail;
import org.sessiontrail.store.StoreException;
import org.sessiontrail.store.TrailQuery;
import org.sessiontrail.store.TrailReader;

/** How many reports an application makes at once. */
class ReportsAtOnceTest {
  private static final String API = "/tracker/api/v1/";
  private static final String AUDITOR = "eve tracker-auditor";

  @TempDir Path directory;

  private final SlowTrail trail = new SlowTrail();
  private ConsoleServer server;

  @BeforeEach
  void start() throws Exception {
    server = new ConsoleServer(directory).start();
    server.tracker.provide(TrailReader.class, trail);
  }

  @AfterEach
  void stop() throws Exception {
    trail.goOn.countDown();
    server.close();
  }

  @Test
  void export_whileAsManyAreMade_isAskedToComeAgain() throws Exception {
    List<CompletableFuture<HttpResponse<String>>> running = new ArrayList<>();
    for (int i = 0; i < ConsoleServlet.MOST_AT_ONCE; i++) {
      running.add(
          CompletableFuture.supplyAsync(
              () -> get("export?format=jsonl"), task -> new Thread(task).start()));
    }
    assertThat(trail.begun.tryAcquire(ConsoleServlet.MOST_AT_ONCE, 60, TimeUnit.SECONDS)).isTrue();

    for (String one : List.of("export?format=jsonl", "dispute?user=ada")) {
      refused(get(one));
    }
    refused(server.post(API + "policy", AUDITOR, "text/plain", "reads = audit-reads"));
    assertThat(server.get("/tracker/health", null).statusCode()).isNotEqualTo(404);
    trail.goOn.countDown();
    for (CompletableFuture<HttpResponse<String>> each : running) {
      HttpResponse<String> done = each.get(60, TimeUnit.SECONDS);
      assertThat(done.statusCode()).isEqualTo(200);
      assertThat(done.body()).contains("\"end\":true");
    }
    assertThat(get("export?format=jsonl").statusCode()).isEqualTo(200);

    List<StoredRecord> recorded = server.spooled();
    assertThat(recorded)
        .filteredOn(each -> "failed".equals(each.members().get("outcome")))
        .extracting(StoredRecord::kind)
        .containsExactly(Kind.EXPORT, Kind.EXPORT, Kind.AUDIT_READ);
    assertThat(recorded).hasSize(ConsoleServlet.MOST_AT_ONCE + 4);
  }

  @Test
  void export_thatBrokeOff_leavesItsPlace() throws Exception {
    MemoryTrail broken = new MemoryTrail().add(Fact.of(Kind.PURGE, MemoryTrail.TEN).build());
    server.tracker.provide(
        TrailReader.class, broken.failAfter(0, new StoreException("gone", null)));

    for (int i = 0; i < 2 * ConsoleServlet.MOST_AT_ONCE; i++) {
      assertThat(get("export?format=csv").statusCode()).isEqualTo(500);
    }
  }

  private static void refused(HttpResponse<String> answer) {
    assertThat(answer.statusCode()).describedAs(answer.body()).isEqualTo(503);
    assertThat(answer.headers().firstValue("Retry-After")).hasValue("30");
    assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
    assertThat(answer.body()).contains("as many as are made at once");
  }

  private HttpResponse<String> get(String path) {
    try {
      return server.get(API + path, AUDITOR);
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  /** A trail that is read only once the test says so. */
  private static final class SlowTrail implements TrailReader {
    final Semaphore begun = new Semaphore(0);
    final CountDownLatch goOn = new CountDownLatch(1);
    private final TrailReader none = new MemoryTrail();

    @Override
    public long read(TrailQuery query, Visitor visitor) throws Exception {
      begun.release();
      assertThat(goOn.await(60, TimeUnit.SECONDS)).isTrue();
      return none.read(query, visitor);
    }

    @Override
    public long size() throws StoreException {
      return none.size();
    }

    @Override
    public long count(TrailQuery query) throws StoreException {
      return none.count(query);
    }

    @Override
    public Map<String, Long> losses(TrailQuery query) throws StoreException {
      return none.losses(query);
    }
  }
}
