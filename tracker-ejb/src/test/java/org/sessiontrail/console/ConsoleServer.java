package org.sessiontrail.console;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import org.apache.catalina.Context;
import org.apache.catalina.LifecycleException;
import org.apache.catalina.startup.Tomcat;
import org.apache.tomcat.util.descriptor.web.FilterDef;
import org.apache.tomcat.util.descriptor.web.FilterMap;
import org.jspecify.annotations.Nullable;
import org.sessiontrail.catalogue.CatalogueCheck;
import org.sessiontrail.config.TrackerConfig;
import org.sessiontrail.record.StoredRecord;
import org.sessiontrail.record.TrailClock;
import org.sessiontrail.runtime.TestConfig;
import org.sessiontrail.runtime.Tracker;

/**
 * An application at {@code /app} on an embedded Tomcat with the console in it. The header {@code
 * Test-User: name role role} signs a user in.
 */
final class ConsoleServer implements AutoCloseable {
  final Tracker tracker;
  final Context context;
  private final Tomcat tomcat = new Tomcat();
  private final HttpClient client = HttpClient.newHttpClient();
  private final ReadWriteLock requests = new ReentrantReadWriteLock();

  ConsoleServer(Path directory) {
    tracker = new Tracker(config(directory), TrailClock.system());
    tomcat.setBaseDir(directory.toString());
    tomcat.setPort(0);
    context = tomcat.addContext("/app", directory.toString());
    context.addServletContainerInitializer(new ConsoleInitializer(), Set.of());
    FilterDef filter = new FilterDef();
    filter.setFilterName("users");
    filter.setFilter(new Users());
    filter.setAsyncSupported("true");
    context.addFilterDef(filter);
    FilterMap map = new FilterMap();
    map.setFilterName("users");
    map.addURLPattern("/*");
    context.addFilterMap(map);
  }

  ConsoleServer start() throws LifecycleException {
    tomcat.getConnector();
    tomcat.start();
    context.getServletContext().setAttribute(Tracker.class.getName(), tracker);
    return this;
  }

  HttpResponse<String> get(String path, @Nullable String user)
      throws IOException, InterruptedException {
    return send("GET", path, user);
  }

  /** {@code headers} are names and values in turn. */
  HttpResponse<String> send(String method, String path, @Nullable String user, String... headers)
      throws IOException, InterruptedException {
    HttpRequest.Builder request = request(path).method(method, HttpRequest.BodyPublishers.noBody());
    if (user != null) {
      request.header("Test-User", user);
    }
    for (int i = 0; i < headers.length; i += 2) {
      request.header(headers[i], headers[i + 1]);
    }
    return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
  }

  /** The answer to {@code GET path} as bytes. */
  HttpResponse<byte[]> bytes(String path, String user) throws IOException, InterruptedException {
    HttpRequest request = request(path).header("Test-User", user).build();
    return client.send(request, HttpResponse.BodyHandlers.ofByteArray());
  }

  /** A POST; {@code headers} are names and values in turn. */
  HttpResponse<String> post(String path, String user, String type, String body, String... headers)
      throws IOException, InterruptedException {
    HttpRequest.Builder request =
        request(path)
            .header("Test-User", user)
            .header("Content-Type", type)
            .POST(HttpRequest.BodyPublishers.ofString(body));
    for (int i = 0; i < headers.length; i += 2) {
      request.header(headers[i], headers[i + 1]);
    }
    return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
  }

  /** Where the application listens, as browsers name it in {@code Origin}. */
  String origin() {
    return "http://localhost:" + tomcat.getConnector().getLocalPort();
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create(origin() + "/app" + path));
  }

  Tracker tracker() {
    return tracker;
  }

  /**
   * What the tracker was offered so far; gives each fact once. A client has the last byte of an
   * answer before its fact is written: waits until no request is under way.
   */
  List<StoredRecord> spooled() {
    requests.writeLock().lock();
    try {
      List<StoredRecord> out = tracker.spool().cursor().poll(100);
      tracker.spool().cursor().commit();
      return CatalogueCheck.named(out);
    } finally {
      requests.writeLock().unlock();
    }
  }

  @Override
  public void close() throws LifecycleException {
    tomcat.stop();
    tomcat.destroy();
    tracker.stop();
  }

  private static TrackerConfig config(Path directory) {
    return TestConfig.named(TestConfig.in(directory), "shop.example.com/<1>", "n1");
  }

  /** Signs users in by a header. */
  private final class Users implements Filter {
    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
        throws IOException, ServletException {
      HttpServletRequest http = (HttpServletRequest) request;
      String header = http.getHeader("Test-User");
      List<String> words = header == null ? List.of() : Arrays.asList(header.split(" "));
      requests.readLock().lock();
      try {
        chain.doFilter(signedIn(http, words), response);
      } finally {
        requests.readLock().unlock();
      }
    }

    private static HttpServletRequest signedIn(HttpServletRequest request, List<String> words) {
      return new HttpServletRequestWrapper(request) {
        @Override
        public @Nullable String getRemoteUser() {
          return words.isEmpty() ? null : words.get(0);
        }

        @Override
        public boolean isUserInRole(String role) {
          return words.lastIndexOf(role) > 0;
        }
      };
    }
  }
}
