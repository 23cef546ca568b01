package org.sessiontrail.fault;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** Asks a tracker for its health all the time, as a monitor would, and notes each change. */
final class HealthWatch {
  private static final long POLL_NANOS = TimeUnit.MILLISECONDS.toNanos(100);

  private final HttpClient client = HttpClient.newHttpClient();
  private final HttpRequest request;
  private final Thread thread = new Thread(this::poll, "health-watch");
  private final List<Seen> changes = new CopyOnWriteArrayList<>();
  private volatile boolean stopped;

  /**
   * A status that differs from the one before.
   *
   * @param status of the answer
   * @param atNanos when it was first seen
   * @param body the answer
   */
  record Seen(int status, long atNanos, String body) {}

  private HealthWatch(URI base) {
    this.request = HttpRequest.newBuilder(base.resolve("tracker/health")).build();
  }

  static HealthWatch start(URI base) {
    HealthWatch watch = new HealthWatch(base);
    watch.thread.start();
    return watch;
  }

  private void poll() {
    List<Integer> last = new ArrayList<>(List.of(0));
    try {
      while (!stopped) {
        HttpResponse<String> answer = client.send(request, BodyHandlers.ofString());
        if (answer.statusCode() != last.get(0)) {
          last.set(0, answer.statusCode());
          changes.add(new Seen(answer.statusCode(), System.nanoTime(), answer.body()));
        }
        LockSupport.parkNanos(POLL_NANOS);
      }
    } catch (IOException e) {
      changes.add(new Seen(0, System.nanoTime(), String.valueOf(e)));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** The statuses so far, each differs from the one before. */
  List<Integer> statuses() {
    return changes.stream().map(Seen::status).toList();
  }

  /** The changes so far. */
  List<Seen> changes() {
    return changes;
  }

  void stop() throws InterruptedException {
    stopped = true;
    thread.join();
  }
}
