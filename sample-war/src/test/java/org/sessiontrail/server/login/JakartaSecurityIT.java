package org.sessiontrail.server.login;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jboss.shrinkwrap.api.asset.EmptyAsset;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.sessiontrail.capture.contract.Visitor;
import org.sessiontrail.server.Built;
import org.sessiontrail.server.ForkedWildFly;
import org.sessiontrail.server.Probe;
import org.sessiontrail.server.Recorded;
import org.sessiontrail.server.ServerLog;
import org.sessiontrail.server.WildFlyProcess;
import org.sessiontrail.server.matrix.Server;

/** An application whose own mechanism says who a user is, as Jakarta Security has it. */
@Tag(Server.OWN_PROFILE)
final class JakartaSecurityIT {
  private static final Path BASE = Built.target().resolve("security-wildfly");
  private static final String DOMAIN = "application-security-domain name=\"other\"";
  private static final String URL = "jdbc:h2:file:" + BASE.resolve("trail") + ";AUTO_SERVER=TRUE";

  private static @Nullable ForkedWildFly server;
  private static @Nullable Recorded application;

  @BeforeAll
  static void start() throws Exception {
    WildFlyProcess.prepare(BASE);
    letApplicationsHaveUsersOfTheirOwn(BASE.resolve("configuration/standalone.xml"));
    ForkedWildFly started = ForkedWildFly.launch(BASE, "standalone.xml");
    server = started;
    started.deploy(shop());
    application = Recorded.at(started.uri("shop"), URL, "shop").opened("answer/text");
  }

  private static void letApplicationsHaveUsersOfTheirOwn(Path configuration) throws IOException {
    String before = Files.readString(configuration);
    // the web's comes last: that of the EJBs has no such attribute
    int at = before.lastIndexOf(DOMAIN) + DOMAIN.length();
    assertThat(at).isGreaterThan(DOMAIN.length());
    Files.writeString(
        configuration,
        before.substring(0, at) + " integrated-jaspi=\"false\"" + before.substring(at));
  }

  private static WebArchive shop() {
    String descriptor =
        Probe.descriptor("/probe/metadata-complete.xml").replace(" metadata-complete=\"true\"", "");
    return Probe.described(
            "shop",
            descriptor,
            Map.of("tracker.jdbc.url", URL, "tracker.spool.dir", BASE.resolve("spool").toString()))
        .addClasses(SignInMechanism.class, Users.class)
        .addAsWebInfResource(EmptyAsset.INSTANCE, "beans.xml")
        .addAsLibraries(Built.libraries());
  }

  @AfterAll
  static void stop() throws Exception {
    if (application != null) {
      application.close();
    }
    if (server != null) {
      assertThat(ServerLog.troubles(server.log())).isEmpty();
      server.close();
    }
  }

  private static Visitor visitor() {
    return Objects.requireNonNull(application).visitor();
  }

  private static List<String> told(Visitor visitor, String last) {
    return Visitor.until(() -> visitor.story().lines(), lines -> lines.contains(last));
  }

  @Test
  void mechanism_thatSignsIn_goesOnWithTheTrail() {
    Visitor visitor = visitor();
    visitor.get("session/create");
    assertThat(visitor.get("session/who").body()).isEqualTo("nobody");
    assertThat(visitor.get("session/who?user=ada&password=ada-secret").body()).isEqualTo("ada");
    assertThat(visitor.get("session/who").body()).isEqualTo("ada");
    visitor.get("session/logout");
    assertThat(visitor.get("session/who").body()).isEqualTo("nobody");

    assertThat(told(visitor, "- GET session/who 200"))
        .startsWith("1 start created", "1 GET session/create 200", "1 GET session/who 200")
        .containsSubsequence(
            "1 login ada",
            "1 GET session/who 200 ada",
            "1 GET session/who 200 ada",
            "1 logout ada",
            "1 GET session/logout 200 ada",
            "1 end logout");
  }

  @Test
  void mechanism_thatRefuses_leavesNoLogin() {
    Visitor visitor = visitor();
    visitor.get("session/create");
    assertThat(visitor.get("session/who?user=ada&password=wrong").statusCode()).isEqualTo(401);
    visitor.get("session/who");

    visitor.expectStory(
        "1 start created",
        "1 GET session/create 200",
        "1 GET session/who unfiltered",
        "1 GET session/who 200");
  }

  @Test
  void rememberedUser_isKnownOnTheNextSession() {
    Visitor visitor = visitor();
    visitor.get("session/create");
    visitor.get("session/who?user=bob&password=bob-secret&remember=yes");
    visitor.get("session/end");
    assertThat(visitor.get("session/create").statusCode()).isEqualTo(200);
    assertThat(visitor.get("session/who").body()).isEqualTo("bob");

    assertThat(told(visitor, "2 GET session/who 200 bob"))
        .contains("1 login bob", "1 end logout", "2 login bob", "2 GET session/who 200 bob");
  }
}
