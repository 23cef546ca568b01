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
import org.sessiontrail.fault.Marks.Mark;
import org.sessiontrail.fault.Marks.Promise;

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
          new Step("session/create", Promise.BEFORE_THE_ANSWER),
          new Step("answer/text", Promise.BEFORE_THE_ANSWER),
          new Step("session/look", Promise.BEFORE_THE_ANSWER),
          new Step("answer/page", Promise.BEFORE_THE_ANSWER),
          new Step("async/work", Promise.WITHIN_THE_WINDOW));

  /** What the shop is asked for. The server completes the answer of a JSP within the forward. */
  static final List<Step> SHOP =
      List.of(
          new Step("", Promise.WITHIN_THE_WINDOW),
          new Step("api/products/T-101", Promise.BEFORE_THE_ANSWER),
          new Step("product/T-101", Promise.WITHIN_THE_WINDOW),
          new Step("api/products?category=tea", Promise.BEFORE_THE_ANSWER));

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
   * @param promise when its record is safe in durable mode
   */
  record Step(String path, Promise promise) {
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
    Mark mark = new Mark(id, life, step.path(), step.promise(), status, System.nanoTime());
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
