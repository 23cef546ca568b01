package org.sessiontrail.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.spec.EnterpriseArchive;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.sessiontrail.record.Kind;
import org.sessiontrail.record.StoredRecord;

/** An enterprise archive with two web modules that share the jars in its {@code lib}. */
final class EnterpriseArchiveIT {
  private static final Path BASE = Built.target().resolve("ear-wildfly");

  @Test
  void webModules_thatShareTheJars_haveTrailsOfTheirOwn() throws Exception {
    try (ForkedWildFly server = ForkedWildFly.start(BASE)) {
      server.deploy(
          ShrinkWrap.create(EnterpriseArchive.class, "shops.ear")
              .addAsLibraries(Built.libraries())
              .addAsModule(module("front"))
              .addAsModule(module("back")));
      visit(server.uri("front"), "session/create", "answer/page");
      visit(server.uri("back"), "session/once");

      assertThat(paths("front", 2))
          .containsExactlyInAnyOrder("/front/session/create", "/front/answer/page");
      assertThat(paths("back", 1)).containsExactly("/back/session/once");
      assertThat(ServerLog.troubles(server.log())).isEmpty();
    }
  }

  private static WebArchive module(String name) {
    return Probe.module(
        name,
        Map.of(
            "tracker.jdbc.url", url(name),
            "tracker.spool.dir", BASE.resolve("spool-" + name).toString()));
  }

  private static String url(String name) {
    return "jdbc:h2:file:" + BASE.resolve("trail-" + name) + ";AUTO_SERVER=TRUE";
  }

  private static List<String> paths(String name, int requests) throws Exception {
    try (StoredTrail trail = StoredTrail.open(url(name), name)) {
      trail.await(requests, record -> record.kind() == Kind.REQUEST);
      return trail.records(record -> record.kind() == Kind.REQUEST).stream()
          .map(EnterpriseArchiveIT::path)
          .toList();
    }
  }

  private static String path(StoredRecord record) {
    return record.personal().get("what") instanceof Map<?, ?> what
        ? String.valueOf(what.get("path"))
        : "";
  }

  private static void visit(URI application, String... paths)
      throws IOException, InterruptedException {
    HttpClient client = HttpClient.newBuilder().cookieHandler(new CookieManager()).build();
    for (String path : paths) {
      HttpRequest request = HttpRequest.newBuilder(application.resolve(path)).build();
      assertThat(client.send(request, BodyHandlers.ofString()).statusCode()).isEqualTo(200);
    }
  }
}
