package org.sessiontrail.server;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * A site of one page, given out under every address with a strict policy, and what its script told.
 */
final class ToldPages implements AutoCloseable {
  private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(20);
  private static final long POLL_NANOS = TimeUnit.MILLISECONDS.toNanos(20);
  private static final String POLICY =
      "default-src 'none'; script-src 'self'; connect-src 'self'; img-src data:";

  private final HttpServer server;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final byte[] page;
  private final byte[] script;
  private final byte[] own;
  private final List<JsonArray> batches = new ArrayList<>();

  /**
   * Starts it.
   *
   * @param html the page; includes {@code /tracker/t.js}
   * @param ownScript the page's own script, under {@code /own.js}
   */
  ToldPages(String html, String ownScript) throws IOException {
    page = html.getBytes(StandardCharsets.UTF_8);
    own = ownScript.getBytes(StandardCharsets.UTF_8);
    script = scriptOf(Built.filterJar().toPath());
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(threads);
    server.createContext("/", this::answer);
    server.start();
  }

  private static byte[] scriptOf(Path jar) throws IOException {
    try (var files = java.nio.file.FileSystems.newFileSystem(jar)) {
      Path built = files.getPath("org/sessiontrail/capture/browser/t.js");
      return Files.readString(built)
          .replace("@search@", "q")
          .replace("@quiet@", "")
          .getBytes(StandardCharsets.UTF_8);
    }
  }

  private void answer(HttpExchange exchange) throws IOException {
    String path = exchange.getRequestURI().getPath();
    try (exchange) {
      if (path.equals("/tracker/b")) {
        take(exchange);
      } else {
        give(exchange, path);
      }
    }
  }

  private void take(HttpExchange exchange) throws IOException {
    try (InputStream body = exchange.getRequestBody()) {
      String text = new String(body.readAllBytes(), StandardCharsets.UTF_8);
      synchronized (batches) {
        batches.add(Json.createReader(new StringReader(text)).readArray());
      }
    }
    exchange.sendResponseHeaders(204, -1);
  }

  private void give(HttpExchange exchange, String path) throws IOException {
    boolean js = path.endsWith(".js");
    byte[] bytes = path.equals("/tracker/t.js") ? script : path.equals("/own.js") ? own : page;
    exchange.getResponseHeaders().set("Content-Type", js ? "text/javascript" : "text/html");
    exchange.getResponseHeaders().set("Content-Security-Policy", POLICY);
    exchange.sendResponseHeaders(200, bytes.length);
    exchange.getResponseBody().write(bytes);
  }

  /** Address of the page under {@code path}. */
  String address(String path) {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + path).toString();
  }

  /** Every event told so far with the head of its batch as "head"; beacons overtake each other. */
  List<JsonObject> events() {
    synchronized (batches) {
      return batches.stream()
          .flatMap(ToldPages::events)
          .sorted(Comparator.comparingLong(ToldPages::millis))
          .toList();
    }
  }

  /** When it was, by the browser's clock. */
  private static long millis(JsonObject event) {
    JsonObject head = event.getJsonObject("head");
    return head.getJsonNumber("clock").longValue() - head.getInt("sent") + event.getInt("offset");
  }

  private static Stream<JsonObject> events(JsonArray batch) {
    return batch.stream()
        .skip(2)
        .map(
            event ->
                Json.createObjectBuilder(event.asJsonObject())
                    .add("head", batch.getJsonObject(1))
                    .build());
  }

  /** Those of one sort. */
  List<JsonObject> events(String name) {
    return events().stream().filter(event -> event.getString("event").equals(name)).toList();
  }

  /** The first that is {@code wanted}, waited for. */
  JsonObject await(String name, Predicate<JsonObject> wanted) {
    long deadline = System.nanoTime() + PATIENCE_NANOS;
    while (true) {
      for (JsonObject event : events(name)) {
        if (wanted.test(event)) {
          return event;
        }
      }
      if (System.nanoTime() > deadline) {
        throw new AssertionError("no such " + name + " among " + events());
      }
      LockSupport.parkNanos(POLL_NANOS);
    }
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
