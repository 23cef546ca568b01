package org.sessiontrail.engine;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.apache.catalina.Context;
import org.apache.catalina.LifecycleException;
import org.apache.catalina.servlets.DefaultServlet;
import org.apache.catalina.startup.Tomcat;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sessiontrail.capture.servlet.TrackerInitializer;

/** From a page in a browser to a visit in the database, on a server that runs by itself. */
class VisitsLiveTest {
  private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(30);

  @TempDir private Path dir;
  private final Tomcat tomcat = new Tomcat();
  private final HttpClient browser =
      HttpClient.newBuilder().cookieHandler(new CookieManager()).build();

  @BeforeEach
  void start() throws Exception {
    tomcat.setBaseDir(dir.toString());
    tomcat.setPort(0);
    Path manifest = Files.createDirectories(dir.resolve("docs/META-INF")).resolve("MANIFEST.MF");
    Files.writeString(manifest, "Manifest-Version: 1.0\nImplementation-Version: 4.2-live\n");
    Context app = tomcat.addContext("/app", dir.resolve("docs").toString());
    app.addServletContainerInitializer(new TrackerInitializer(), null);
    app.addParameter("tracker.spool.dir", dir.resolve("spool").toString());
    app.addParameter("tracker.jdbc.url", url());
    app.addParameter("tracker.content", "/app/page/*=pages:article");
    Tomcat.addServlet(app, "pages", new Pages());
    app.addServletMappingDecoded("/page/*", "pages");
    Tomcat.addServlet(app, "default", new DefaultServlet()); // filters need something behind them
    app.addServletMappingDecoded("/", "default");
    tomcat.getConnector();
    tomcat.start();
  }

  @AfterEach
  void stop() throws LifecycleException {
    tomcat.stop();
    tomcat.destroy();
  }

  private String url() {
    return "jdbc:h2:file:" + dir.resolve("trail") + ";AUTO_SERVER=TRUE";
  }

  /** Pages of a session. */
  private static final class Pages extends HttpServlet {
    private static final long serialVersionUID = 1;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response)
        throws IOException {
      Objects.requireNonNull(request.getSession());
      response.setContentType("text/html");
      response.getWriter().println("<p>page</p>");
    }
  }

  private URI at(String path) {
    return URI.create("http://localhost:" + tomcat.getConnector().getLocalPort() + "/app" + path);
  }

  private void get(String path) throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(at(path))
            .headers("Accept", "text/html", "Sec-Fetch-Mode", "navigate")
            .build();
    assertThat(browser.send(request, BodyHandlers.ofString()).statusCode()).isEqualTo(200);
  }

  private void tell(String path, String page, String events) throws Exception {
    String batch =
        "[1,{\"page\":\"%s\",\"n\":1,\"clock\":1767600000000,\"sent\":5200,\"path\":\"%s\"},%s]"
            .formatted(page, path, events);
    HttpRequest request =
        HttpRequest.newBuilder(at("/tracker/b"))
            .headers("Content-Type", "text/plain", "Sec-Fetch-Site", "same-origin")
            .POST(BodyPublishers.ofString(batch))
            .build();
    assertThat(browser.send(request, BodyHandlers.ofString()).statusCode()).isEqualTo(204);
  }

  /** The rows of {@code query}, once there are so many. */
  private List<String> rows(int count, String query) throws Exception {
    long end = System.nanoTime() + PATIENCE_NANOS;
    while (true) {
      List<String> found = found(query);
      if (found.size() >= count || System.nanoTime() > end) {
        return found;
      }
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
    }
  }

  private List<String> found(String query) throws SQLException {
    List<String> out = new ArrayList<>();
    try (Connection connection = DriverManager.getConnection(url(), "sa", "");
        Statement run = connection.createStatement();
        ResultSet found = run.executeQuery(query)) {
      while (found.next()) {
        out.add(found.getString(1));
      }
    } catch (SQLException e) {
      if (!e.getSQLState().startsWith("42")) { // the tables are still to be made
        throw e;
      }
    }
    return out;
  }

  @Test
  void pages_thatTellOfThemselves_areAVisitWithinSeconds() throws Exception {
    get("/page/1");
    tell(
        "/app/page/1",
        "k3v9x1q8",
        "{\"event\":\"view\",\"offset\":1,\"title\":\"One\"},"
            + "{\"event\":\"leave\",\"offset\":4000,\"visible\":3500,\"depth\":70}");
    get("/page/2");
    tell("/app/page/2", "k3v9x1q9", "{\"event\":\"click\",\"offset\":1,\"element\":\"buy\"}");

    assertThat(rows(1, "select name || ' ' || num from tracker_deed where kind = 'click'"))
        .containsExactly("buy 3");
    assertThat(
            found(
                "select concat_ws(' ', kind, title, visible_millis, scroll_percent, topic, format)"
                    + " from tracker_view order by idx"))
        .containsExactly("request One 3500 70 pages article", "request pages article");
    assertThat(
            found(
                "select concat_ws(' ', views, deeds, told, visible_millis, app_release) from"
                    + " tracker_visit"))
        .containsExactly("2 1 3 3500 4.2-live");
  }
}
