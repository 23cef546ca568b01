package org.sessiontrail.server;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/**
 * A fixed number of visitors at once: each has a connection and a session of its own and asks again
 * as soon as it is answered, so there are never more requests under way than visitors.
 */
final class LoadClient {
  private static final Duration ANSWERED_WITHIN = Duration.ofSeconds(30);
  private static final List<String> PATHS =
      List.of("answer/text", "answer/page", "answer/text?q=tea", "answer/site.css", "session/look");

  private final URI base;
  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  LoadClient(URI base) {
    this.base = base;
  }

  /**
   * What happened.
   *
   * @param answered requests that were answered 200
   * @param files those of them for static files, which are not recorded
   * @param failed requests with any other answer or none
   */
  record Result(long answered, long files, long failed) {
    Result plus(Result other) {
      return new Result(answered + other.answered, files + other.files, failed + other.failed);
    }
  }

  /** Lets {@code visitors} ask for {@code seconds}; returns when the last one was answered. */
  Result run(int visitors, int seconds) throws Exception {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
    ExecutorService threads = Executors.newFixedThreadPool(visitors);
    try {
      List<Future<Result>> running = new ArrayList<>();
      for (int i = 0; i < visitors; i++) {
        running.add(threads.submit(() -> visit(end)));
      }
      Result sum = new Result(0, 0, 0);
      for (Future<Result> each : running) {
        sum = sum.plus(each.get());
      }
      return sum;
    } finally {
      threads.shutdownNow();
    }
  }

  private Result visit(long endNanos) throws InterruptedException {
    String cookie = "";
    long answered = 0;
    long files = 0;
    long failed = 0;
    for (int i = 0; System.nanoTime() < endNanos; i++) {
      String path = i == 0 ? "session/create" : PATHS.get(i % PATHS.size());
      try {
        HttpResponse<Void> answer = client.send(request(path, cookie), BodyHandlers.discarding());
        cookie = answer.headers().firstValue("Set-Cookie").orElse(cookie);
        if (answer.statusCode() == 200) {
          answered++;
          files += path.endsWith(".css") ? 1 : 0;
        } else {
          failed++;
        }
      } catch (IOException e) {
        failed++;
      }
    }
    return new Result(answered, files, failed);
  }

  private HttpRequest request(String path, String cookie) {
    HttpRequest.Builder out =
        HttpRequest.newBuilder(base.resolve(path)).timeout(ANSWERED_WITHIN).GET();
    return cookie.isEmpty()
        ? out.build()
        : out.header("Cookie", cookie.substring(0, cookie.indexOf(';'))).build();
  }
}
