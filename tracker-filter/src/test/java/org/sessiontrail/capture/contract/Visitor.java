package org.sessiontrail.capture.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.sessiontrail.record.Kind;
import org.sessiontrail.record.StoredRecord;

/**
 * One browser with cookies of its own, and what was recorded of it: its User-Agent is unlike any
 * other's, so that records are told apart on a server that others use too.
 */
public final class Visitor {
  /** How long records and answers are waited for. */
  public static final Duration PATIENCE = Duration.ofSeconds(20);

  private static final long POLL_NANOS = TimeUnit.MILLISECONDS.toNanos(20);
  private static final String RUN = Long.toString(System.nanoTime() & 0xfffff, 36);
  private static final AtomicInteger COUNT = new AtomicInteger();

  private final ProbedServer server;
  private final String marker = "visitor-" + RUN + "-" + COUNT.incrementAndGet();
  private final CookieManager cookies = new CookieManager();
  private final HttpClient client =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(PATIENCE)
          .cookieHandler(cookies)
          .build();

  Visitor(ProbedServer server) {
    this.server = server;
  }

  /** The User-Agent of everything this visitor sends. */
  public String marker() {
    return marker;
  }

  /** A GET of {@code path}, with headers as names and values in turn. */
  public HttpResponse<String> get(String path, String... headers) {
    return send("GET", path, BodyPublishers.noBody(), headers);
  }

  /** A POST of form fields. */
  public HttpResponse<String> post(String path, String form) {
    return send(
        "POST",
        path,
        BodyPublishers.ofString(form),
        "Content-Type",
        "application/x-www-form-urlencoded");
  }

  /** Any request. */
  public HttpResponse<String> send(
      String method, String path, BodyPublisher body, String... headers) {
    try {
      return client.send(request(method, path, body, headers), BodyHandlers.ofString());
    } catch (IOException e) {
      throw new IllegalStateException(method + " " + path + ": " + e, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** Begins a GET and comes back at once. */
  public CompletableFuture<HttpResponse<String>> begin(String path) {
    return client.sendAsync(request("GET", path, BodyPublishers.noBody()), BodyHandlers.ofString());
  }

  private HttpRequest request(String method, String path, BodyPublisher body, String... headers) {
    HttpRequest.Builder out =
        HttpRequest.newBuilder(server.base().resolve(path))
            .method(method, body)
            .timeout(PATIENCE)
            .header("User-Agent", marker);
    for (int i = 0; i < headers.length; i += 2) {
      out.header(headers[i], headers[i + 1]);
    }
    return out.build();
  }

  /** Asks {@code path} until it is answered 200. */
  public void getUntilOk(String path) {
    int status = until(() -> get(path).statusCode(), answered -> answered == 200);
    assertThat(status).as(path).isEqualTo(200);
  }

  /** A connection of its own for what an HTTP client does not do. */
  public RawConnection connect() {
    return RawConnection.to(server.base());
  }

  /** Head of a request for {@link #connect}: begun like this visitor's others, not ended. */
  public String head(String method, String path) {
    URI to = server.base().resolve(path);
    return method
        + " "
        + to.getRawPath()
        + " HTTP/1.1\r\nHost: "
        + to.getAuthority()
        + "\r\nUser-Agent: "
        + marker
        + "\r\n";
  }

  /** This visitor's requests in the order they were numbered; waits until there are that many. */
  public List<StoredRecord> requests(int count) {
    List<StoredRecord> found = until(this::requests, list -> list.size() >= count);
    assertThat(found).as("requests of " + marker).hasSize(count);
    return found;
  }

  /** This visitor's only request. A second record of it would show. */
  public StoredRecord request() {
    StoredRecord first = requests(1).get(0);
    fence();
    assertThat(requests()).as("records of one request").hasSize(2);
    return first;
  }

  /** A request whose record says that those of earlier, finished requests have been written. */
  public void fence() {
    int before = requests().size();
    get("answer/text");
    until(this::requests, list -> list.size() > before);
  }

  private List<StoredRecord> requests() {
    return Story.inOrder(
        server.records(
            record ->
                record.kind() == Kind.REQUEST
                    && Story.personal(record, "who", "agent").equals(marker)));
  }

  /** Everything recorded on this visitor's trails must become exactly these lines. */
  public void expectStory(String... lines) {
    List<String> expected = List.of(lines);
    List<String> told = until(() -> story().lines(), expected::equals);
    assertThat(told).as("story of " + marker).containsExactlyElementsOf(expected);
  }

  /** What has been recorded of this visitor so far. */
  public Story story() {
    return Story.of(requests(), server, server.base().getPath());
  }

  /** Asks again and again until the answer is right or patience is over; returns the last one. */
  public static <T> T until(Supplier<T> question, Predicate<T> right) {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    T answer = question.get();
    while (!right.test(answer) && System.nanoTime() < deadline) {
      LockSupport.parkNanos(POLL_NANOS);
      answer = question.get();
    }
    return answer;
  }
}
