package org.sessiontrail.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sessiontrail.capture.TrailRecorder;
import org.sessiontrail.record.Kind;
import org.sessiontrail.report.MemoryTrail;
import org.sessiontrail.store.TrailReader;

/** What people are shown of themselves, and that it is of nobody else. */
class OwnAnswersTest {
  private static final String DATA = "/tracker/api/v1/me";
  private static final String PAGE = "/tracker/me";

  /** Names by which somebody might try to mean another person. */
  private static final String[] NAMES = {
    "user",
    "User",
    "userId",
    "user_id",
    "username",
    "remoteUser",
    "who",
    "who.user",
    "principal",
    "subject",
    "sub",
    "account",
    "id",
    "u",
    "login",
    "email",
    "session",
    "sessionId",
    "sid",
    "trail",
    "segment",
    "as",
    "impersonate",
    "jsessionid",
    "from",
    "to",
    "format",
    "query",
    "filter"
  };

  @TempDir private Path directory;
  private ConsoleServer server;

  @BeforeEach
  void start() throws Exception {
    server = new ConsoleServer(directory).start();
    long hour = TimeUnit.HOURS.toMicros(1);
    long now = server.tracker.clock().epochMicros();
    server.tracker.provide(
        TrailReader.class,
        new MemoryTrail()
            .add(MemoryTrail.request(now - 3 * hour, "trail-of-anna", "anna", "/item/1"))
            .add(MemoryTrail.request(now - 2 * hour, "trail-of-bert", "bert", "/item/2"))
            .add(MemoryTrail.request(now - hour, "trail-of-nobody", null, "/item/3")));
  }

  @AfterEach
  void stop() throws Exception {
    server.close();
  }

  @Test
  void me_ofWhoIsSignedIn_isTheirsAndRecorded() throws Exception {
    HttpResponse<String> answer = server.get(DATA, "anna");

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).contains("trail-of-anna").doesNotContain("bert", "nobody");
    assertThat(server.spooled())
        .singleElement()
        .satisfies(
            read -> {
              assertThat(read.kind()).isEqualTo(Kind.AUDIT_READ);
              assertThat(read.members()).containsEntry("format", "activity");
            });
  }

  @Test
  void me_withAnyParameterOrHeader_isNeverOfSomebodyElse() throws Exception {
    for (String path : new String[] {DATA, PAGE}) {
      for (String name : NAMES) {
        for (String value : new String[] {"bert", "trail-of-bert", "*", ""}) {
          String asked = path + "?" + name + "=" + value + "&" + name + "=bert";
          HttpResponse<String> answer =
              server.send("GET", asked, "anna", "X-" + name.replace('.', '-'), "bert");
          assertThat(answer.statusCode()).as(asked).isEqualTo(200);
          assertThat(answer.body()).as(asked).doesNotContain("bert", "trail-of-nobody");
        }
      }
    }
  }

  @Test
  void me_belowItsPath_isNothing() throws Exception {
    for (String path : new String[] {DATA + "/bert", PAGE + "/bert", PAGE + "/../me/bert"}) {
      assertThat(server.get(path, "anna").body()).as(path).doesNotContain("trail-of-");
    }
  }

  @Test
  void me_ofNobody_isRefused() throws Exception {
    assertThat(server.get(DATA, null).statusCode()).isEqualTo(403);
    assertThat(server.get(PAGE + "?user=anna", null).statusCode()).isEqualTo(403);
  }

  @Test
  void me_asAPage_isInTheLanguageAskedForAndRunsNothing() throws Exception {
    HttpResponse<String> german = server.send("GET", PAGE, "anna", "Accept-Language", "de-AT");
    HttpResponse<String> english = server.send("GET", PAGE, "anna", "Accept-Language", "fr");

    assertThat(german.body()).contains("<html lang=\"de\">", "Meine Aktivität");
    assertThat(english.body()).contains("<html lang=\"en\">", "My activity").contains("/item/{id}");
    assertThat(english.body()).doesNotContain("<script", " style=", " onclick");
    assertThat(english.headers().firstValue("Content-Security-Policy").orElse(""))
        .startsWith("default-src 'none'; style-src 'sha256-");
  }

  @Test
  void me_thatFails_isAProblemAndRecorded() throws Exception {
    long now = server.tracker.clock().epochMicros();
    server.tracker.provide(
        TrailReader.class,
        new MemoryTrail()
            .add(MemoryTrail.request(now - 1_000_000, "trail-of-anna", "anna", "/item/1"))
            .failAfter(0, new IllegalStateException("broken")));

    HttpResponse<String> answer = server.get(DATA, "anna");

    assertThat(answer.statusCode()).isEqualTo(500);
    assertThat(answer.body()).contains("TRK-0750").doesNotContain("broken");
    assertThat(server.spooled())
        .singleElement()
        .satisfies(read -> assertThat(read.members()).containsEntry("outcome", "failed"));
  }

  @Test
  void profile_withoutASession_isEmptyAndSaysWhy() throws Exception {
    assertThat(server.get("/tracker/api/v1/profile", null).statusCode()).isEqualTo(503);
    server
        .context
        .getServletContext()
        .setAttribute(TrailRecorder.class.getName(), new TrailRecorder(server.tracker, "/app"));

    assertThat(server.get("/tracker/api/v1/profile?user=anna&session=x", "anna").body())
        .contains("\"active\":false", "\"reason\":\"no-session\"", "\"viewed\":[]");
  }
}
