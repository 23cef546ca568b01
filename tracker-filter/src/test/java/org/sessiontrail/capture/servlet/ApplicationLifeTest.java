package org.sessiontrail.capture.servlet;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.apache.catalina.session.ManagerBase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sessiontrail.capture.CurrentExchange;
import org.sessiontrail.capture.contract.Visitor;
import org.sessiontrail.record.Kind;
import org.sessiontrail.record.StoredRecord;

/** Applications that stop, start again and share a server. */
final class ApplicationLifeTest {
  private static final int THREADS = 4;

  @TempDir private Path dir;

  @Test
  void undeploy_endsTrailsAndCountsAndTheStream() throws Exception {
    try (EmbeddedTomcat server = EmbeddedTomcat.startProbe(dir)) {
      Visitor visitor = server.visitor();
      visitor.get("session/create");
      visitor.get("answer/site.css");
      server.context().stop();

      visitor.expectStory("1 start created", "1 GET session/create 200", "1 end undeploy");
      List<StoredRecord> records = server.records();
      assertThat(records.get(0).kind()).isEqualTo(Kind.STREAM_OPEN);
      assertThat(records.get(records.size() - 1).kind()).isEqualTo(Kind.STREAM_CLOSE);
      assertThat(records)
          .filteredOn(record -> record.kind() == Kind.SUPPRESSED)
          .singleElement()
          .satisfies(record -> assertThat(record.number("count")).isEqualTo(1));
      assertThat(records)
          .extracting(StoredRecord::seq)
          .containsExactlyElementsOf(
              IntStream.rangeClosed(1, records.size()).mapToObj(Long::valueOf).toList());
    }
  }

  @Test
  void redeploy_leavesNoThreadAndBeginsANewStream() throws Exception {
    List<Thread> before = ourThreads();
    try (EmbeddedTomcat server = EmbeddedTomcat.startProbe(dir)) {
      for (int i = 0; i < 5; i++) {
        Visitor visitor = server.visitor();
        visitor.get("session/create");
        visitor.requests(1);
        assertThat(ourThreads())
            .filteredOn(thread -> !before.contains(thread))
            .hasSize(2); // agents, writer of the spool

        server.context().stop();

        assertThat(ourThreads()).isSubsetOf(before);
        server.context().start();
      }
      assertThat(server.records().stream().map(StoredRecord::stream).distinct()).hasSize(6);
      assertThat(server.records().stream().filter(record -> record.kind() == Kind.STREAM_CLOSE))
          .hasSize(5);
    }
  }

  private static List<Thread> ourThreads() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> thread.getName().startsWith("sessiontrail"))
        .toList();
  }

  @Test
  void requests_leaveNothingOnTheContainersThreads() throws Exception {
    ExecutorService pool = Executors.newFixedThreadPool(THREADS);
    try (EmbeddedTomcat server = new EmbeddedTomcat(dir)) {
      server.described("/app", "/probe/web.xml");
      server.tomcat().getConnector().getProtocolHandler().setExecutor(pool);
      server.start();
      Visitor visitor = server.visitor();
      for (String path :
          List.of(
              "session/create",
              "answer/throw",
              "answer/missing",
              "async/twice",
              "async/work",
              "answer/throw-conflict",
              "session/end",
              "answer/forward-big")) {
        visitor.get(path);
      }

      CyclicBarrier all = new CyclicBarrier(THREADS);
      List<Future<Boolean>> clean =
          IntStream.range(0, THREADS)
              .mapToObj(
                  i ->
                      pool.submit(
                          () -> {
                            all.await(20, TimeUnit.SECONDS);
                            return CurrentExchange.get() == null;
                          }))
              .toList();
      for (Future<Boolean> thread : clean) {
        assertThat(thread.get(20, TimeUnit.SECONDS)).isTrue();
      }
    } finally {
      pool.shutdownNow();
    }
  }

  @Test
  void requestsAfterTheTrackerStopped_passUnrecorded() throws Exception {
    try (EmbeddedTomcat server = EmbeddedTomcat.startProbe(dir)) {
      server.tracker().stop();

      assertThat(server.visitor().get("answer/text").body()).isEqualTo("hello");
      assertThat(server.visitor().get("session/create").statusCode()).isEqualTo(200);
      assertThat(server.records()).noneMatch(record -> record.kind() == Kind.REQUEST);
    }
  }

  @Test
  void twoApplications_haveTrailsAndStreamsOfTheirOwn() throws Exception {
    try (EmbeddedTomcat server = new EmbeddedTomcat(dir)) {
      var one = server.described("/one", "/probe/web.xml");
      var two = server.described("/two", "/probe/web.xml");
      server.start();
      Visitor visitor = server.visitor();
      visitor.get(server.base("/one") + "session/create");
      visitor.get(server.base("/two") + "session/create");
      visitor.get(server.base("/one") + "answer/text");

      Visitor.until(() -> requests(server.records(one)), list -> list.size() == 2);
      Visitor.until(() -> requests(server.records(two)), list -> list.size() == 1);

      assertThat(requests(server.records(one))).hasSize(2);
      assertThat(requests(server.records(two))).hasSize(1);
      assertThat(server.records(one).get(0).stream())
          .isNotEqualTo(server.records(two).get(0).stream());
      assertThat(sids(server.records(one)))
          .hasSize(1)
          .doesNotContainAnyElementsOf(sids(server.records(two)));
    }
  }

  private static List<StoredRecord> requests(List<StoredRecord> records) {
    return records.stream().filter(record -> record.kind() == Kind.REQUEST).toList();
  }

  private static List<String> sids(List<StoredRecord> records) {
    return requests(records).stream()
        .map(record -> String.valueOf(record.text("sid")))
        .distinct()
        .toList();
  }

  @Test
  void plainRequests_makeNoSessionOnTheServer() throws Exception {
    try (EmbeddedTomcat server = EmbeddedTomcat.startProbe(dir)) {
      for (String path : List.of("answer/text", "answer/throw", "async/work", "no/such")) {
        server.visitor().get(path);
      }

      assertThat(server.context().getManager().getActiveSessions()).isZero();
      assertThat(((ManagerBase) server.context().getManager()).getSessionCounter()).isZero();
    }
  }

  @Test
  void sessionThatTheContainerLetsExpire_endsItsTrailAsIdle() throws Exception {
    try (EmbeddedTomcat server = new EmbeddedTomcat(dir)) {
      server.described("/app", "/probe/web.xml");
      server.tomcat().getEngine().setBackgroundProcessorDelay(1);
      server.start();
      ((ManagerBase) server.context().getManager()).setProcessExpiresFrequency(1);
      Visitor visitor = server.visitor();

      visitor.get("session/short");

      visitor.expectStory("1 start created", "1 GET session/short 200", "1 end idle");
    }
  }
}
