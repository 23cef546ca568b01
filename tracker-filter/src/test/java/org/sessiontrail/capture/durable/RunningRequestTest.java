package org.sessiontrail.capture.durable;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.apache.catalina.Context;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sessiontrail.capture.contract.ProbedServer;
import org.sessiontrail.capture.contract.Visitor;
import org.sessiontrail.capture.servlet.EmbeddedTomcat;
import org.sessiontrail.record.Fact;

/** What a kill would leave of a request while the application has it, and afterwards. */
final class RunningRequestTest {
  @TempDir private Path dir;

  @SuppressWarnings("NullAway.Init") // by each test
  private EmbeddedTomcat server;

  private Visitor start(String durability) throws Exception {
    server = new EmbeddedTomcat(dir);
    Context context = server.described("/app", "/probe/web.xml");
    context.addLifecycleListener(
        event -> {
          if (event.getType().equals("before_start")) {
            context.addParameter("tracker.durability", durability);
            context.addParameter("tracker.drain.interval-millis", "10");
          }
        });
    server.start();
    return ((ProbedServer) server).visitor();
  }

  @AfterEach
  void stop() throws Exception {
    server.close();
  }

  /** A request that the application has until {@link #release}. */
  private static CompletableFuture<HttpResponse<String>> hold(Visitor visitor) {
    CompletableFuture<HttpResponse<String>> held =
        visitor.begin("session/wait?token=hunter2&key=" + visitor.marker());
    visitor.getUntilOk("session/waiting?key=" + visitor.marker());
    return held;
  }

  private static void release(Visitor visitor, CompletableFuture<HttpResponse<String>> held)
      throws Exception {
    visitor.getUntilOk("session/release?key=" + visitor.marker());
    assertThat(held.get(20, TimeUnit.SECONDS).statusCode()).isEqualTo(200);
  }

  @Test
  void durable_keepsARequestWhileItRunsAndRedacted() throws Exception {
    Visitor visitor = start("durable");
    visitor.get("session/attribute?user=ada");
    CompletableFuture<HttpResponse<String>> held = hold(visitor);

    List<Fact> running = RunningPages.unseen(dir);

    assertThat(running).hasSize(1);
    Fact kept = running.get(0);
    assertThat(kept.trailId()).isEqualTo(visitor.requests(2).get(0).text("sid"));
    assertThat(kept.members())
        .containsEntry("method", "GET")
        .containsEntry("route", "/app/session/wait")
        .containsEntry("outcome", "unknown");
    assertThat(kept.personal().get("who")).containsEntry("agent", visitor.marker());
    assertThat(kept.personal().get("what")).containsEntry("path", "/app/session/wait");
    assertThat(kept.members() + kept.personal().toString()).doesNotContain("hunter2");
    release(visitor, held);
    assertThat(RunningPages.unseen(dir)).isEmpty();
  }

  @Test
  void durable_keepsAnAsynchronousRequestUntilItIsOver() throws Exception {
    Visitor visitor = start("durable");
    CompletableFuture<HttpResponse<String>> held =
        visitor.begin("async/hold?key=" + visitor.marker());
    visitor.getUntilOk("async/held?key=" + visitor.marker());

    assertThat(RunningPages.unseen(dir))
        .singleElement()
        .matches(kept -> "/app/async/hold".equals(kept.members().get("route")));

    visitor.getUntilOk("async/release?key=" + visitor.marker());
    held.get(20, TimeUnit.SECONDS);
    assertThat(Visitor.until(() -> RunningPages.unseen(dir), List::isEmpty)).isEmpty();
  }

  @Test
  void relaxed_keepsNone() throws Exception {
    Visitor visitor = start("relaxed");
    CompletableFuture<HttpResponse<String>> held = hold(visitor);

    assertThat(RunningPages.files(dir)).isEmpty();
    release(visitor, held);
  }

  @Test
  void stop_inOrder_leavesNoPage() throws Exception {
    start("durable").get("answer/text");
    assertThat(RunningPages.files(dir)).hasSize(1);

    server.close();

    assertThat(RunningPages.files(dir)).isEmpty();
    server = new EmbeddedTomcat(dir);
  }
}
