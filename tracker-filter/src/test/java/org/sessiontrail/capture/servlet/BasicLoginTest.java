package org.sessiontrail.capture.servlet;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sessiontrail.capture.contract.Story;
import org.sessiontrail.capture.contract.Visitor;
import org.sessiontrail.record.StoredRecord;

/** BASIC authentication, which a container settles before any filter runs. */
final class BasicLoginTest {
  @TempDir private Path dir;
  private EmbeddedTomcat server;
  private Visitor visitor;

  @BeforeEach
  void start() throws Exception {
    server = new EmbeddedTomcat(dir);
    server.described("/app", "/probe/basic.xml");
    server.start();
    visitor = server.visitor();
  }

  @AfterEach
  void stop() throws Exception {
    server.close();
  }

  private static String as(String user) {
    byte[] both = (user + ":" + user + "-secret").getBytes(StandardCharsets.US_ASCII);
    return "Basic " + Base64.getEncoder().encodeToString(both);
  }

  @Test
  void requestWithoutCredentials_isRecordedThoughNoFilterSawIt() {
    assertThat(visitor.get("secret/page").statusCode()).isEqualTo(401);

    StoredRecord record = visitor.request();
    assertThat(record.text("type")).isEqualTo("unfiltered");
    assertThat(record.text("outcome")).isEqualTo("unknown");
    assertThat(record.members()).doesNotContainKey("status");
    assertThat(Story.personal(record, "what", "path")).isEqualTo("/app/secret/page");
  }

  @Test
  void requestOfAnotherRole_isRecordedWithItsUser() {
    assertThat(visitor.get("secret/page", "Authorization", as("eve")).statusCode()).isEqualTo(403);

    assertThat(visitor.request().text("type")).isEqualTo("unfiltered");
  }

  @Test
  void login_thatRotatesTheIdBeforeTheFilter_staysOnTheTrail() {
    visitor.get("session/create");
    visitor.get("secret/page", "Authorization", as("ada"));
    visitor.get("session/end", "Authorization", as("ada"));

    visitor.expectStory(
        "1 start created",
        "1 GET session/create 200",
        "1 id rotated",
        "1 login ada",
        "1 GET secret/page 200 ada",
        "1 logout ada",
        "1 GET session/end 200 ada",
        "1 end logout");
  }

  @Test
  void login_withoutSession_isAttributedToItsUser() {
    visitor.get("secret/page", "Authorization", as("ada"));

    assertThat(Story.personal(visitor.request(), "who", "user")).isEqualTo("ada");
  }
}
