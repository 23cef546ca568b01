package org.sessiontrail.fault;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.sessiontrail.fault.Marks.Ended;
import org.sessiontrail.fault.Marks.Mark;

/**
 * Visitors that ask one after the other, each request with a mark of its own in the parameter
 * {@code q}, until they are told to stop or the server is gone.
 */
final class MarkedLoad {
  private static final Duration ANSWERED_WITHIN = Duration.ofSeconds(30);
  private static final long MOST_PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(12);
  private static final long FAILED_PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(50);

  /** What the probe is asked for; the last one is answered by another thread. */
  static final List<Step> PROBE =
      List.of(
          new Step("session/create"),
          new Step("answer/text"),
          new Step("session/look"),
          new Step("answer/page"),
          new Step("async/work", 202, Ended.BEFORE_THE_FILTER));

  /** As {@link #PROBE}, and answers in each of the ways that may be over before the filter. */
  static final List<Step> PROBE_IN_ALL_WAYS =
      Stream.concat(
              PROBE.stream(),
              Stream.of(
                  new Step("answer/closed", 200, Ended.BEFORE_THE_FILTER),
                  new Step("answer/flushed", 200, Ended.BEFORE_THE_FILTER),
                  new Step("answer/redirect", 302, Ended.BEFORE_THE_FILTER),
                  new Step("answer/missing", 404, Ended.BEFORE_THE_FILTER),
                  new Step("async/dispatch")))
          .toList();

  /**
   * What the shop is asked for. The server completes the answer of a JSP within the forward, a
   * redirect and an error when they are called.
   */
  static final List<Step> SHOP =
      List.of(
          new Step("", 200, Ended.BEFORE_THE_FILTER),
          new Step("api/products/T-101"),
          new Step("product/T-101", 200, Ended.BEFORE_THE_FILTER),
          new Step("login", 302, Ended.BEFORE_THE_FILTER),
          new Step("api/products?category=tea"),
          new Step("product/none", 404, Ended.BEFORE_THE_FILTER));

  private final Marks marks;
  private final String life;
  private final URI base;
  private final List<Step> steps;
  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final List<Thread> visitors = new ArrayList<>();
  private volatile boolean stopped;

  /**
   * One thing to ask for.
   *
   * @param path relative to the application
   * @param status what it is answered with
   * @param ended who completes the answer
   */
  record Step(String path, int status, Ended ended) {
    Step(String path) {
      this(path, 200, Ended.AFTER_THE_FILTER);
    }

    URI at(URI base, String mark) {
      return base.resolve(path + (path.contains("?") ? "&" : "?") + "q=" + mark);
    }
  }

  private MarkedLoad(Marks marks, String life, URI base, List<Step> steps) {
    this.marks = marks;
    this.life = life;
    this.base = base;
    this.steps = steps;
  }

  /** Begins to ask. */
  static MarkedLoad start(Marks marks, String life, URI base, List<Step> steps, int visitors) {
    MarkedLoad load = new MarkedLoad(marks, life, base, steps);
    for (int i = 0; i < visitors; i++) {
      load.visitors.add(new Thread(load::visit, "visitor-" + i));
    }
    load.visitors.forEach(Thread::start);
    return load;
  }

  /** Asks once, without a session; for the caller's own thread. */
  static Mark once(Marks marks, String life, URI base, Step step) throws InterruptedException {
    return new MarkedLoad(marks, life, base, List.of(step)).ask(step, new String[] {""});
  }

  private void visit() {
    String[] cookie = {""};
    try {
      for (int i = 0; !stopped; i++) {
        Step step = steps.get(i % steps.size());
        Mark answered = ask(step, cookie);
        LockSupport.parkNanos(
            answered.status() == 0
                ? FAILED_PAUSE_NANOS
                : ThreadLocalRandom.current().nextLong(MOST_PAUSE_NANOS));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private Mark ask(Step step, String[] cookie) throws InterruptedException {
    String id = marks.next(life);
    HttpRequest.Builder request =
        HttpRequest.newBuilder(step.at(base, id)).timeout(ANSWERED_WITHIN).GET();
    if (!cookie[0].isEmpty()) {
      request.header("Cookie", cookie[0]);
    }
    int status = 0;
    try {
      HttpResponse<byte[]> answer = client.send(request.build(), BodyHandlers.ofByteArray());
      status = answer.statusCode();
      answer
          .headers()
          .firstValue("Set-Cookie")
          .ifPresent(set -> cookie[0] = set.substring(0, (set + ";").indexOf(';')));
    } catch (IOException e) {
      // killed meanwhile, or refused: the mark stays without an answer
    }
    Mark mark =
        new Mark(
            id,
            life,
            step.path(),
            step.ended(),
            status == step.status(),
            status,
            System.nanoTime());
    marks.add(mark);
    return mark;
  }

  /** Lets each visitor finish what it has asked. */
  void stop() throws InterruptedException {
    stopped = true;
    for (Thread visitor : visitors) {
      visitor.join();
    }
  }
}
