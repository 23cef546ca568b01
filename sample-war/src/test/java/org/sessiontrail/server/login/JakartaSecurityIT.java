package org.sessiontrail.server.login;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import org.jboss.dmr.ModelNode;
import org.jboss.shrinkwrap.api.asset.EmptyAsset;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.sessiontrail.capture.contract.Visitor;
import org.sessiontrail.server.Built;
import org.sessiontrail.server.ForkedWildFly;
import org.sessiontrail.server.Probe;
import org.sessiontrail.server.Recorded;
import org.sessiontrail.server.ServerLog;

/** An application whose own mechanism says who a user is, as Jakarta Security has it. */
final class JakartaSecurityIT {
  private static final Path BASE = Built.target().resolve("security-wildfly");
  private static final String URL =
      "jdbc:h2:file:" + BASE.resolve("trail") + ";AUTO_SERVER=TRUE";

  private static @Nullable ForkedWildFly server;
  private static @Nullable Recorded application;

  @BeforeAll
  static void start() throws Exception {
    ForkedWildFly started = ForkedWildFly.start(BASE);
    server = started;
    // the application's own users are nobody that the server knows
    started.write(
        "integrated-jaspi",
        new ModelNode(false),
        "subsystem", "undertow",
        "application-security-domain", "other");
    started.deploy(shop());
    application = Recorded.at(started.uri("shop"), URL, "shop").opened("answer/text");
  }

  private static WebArchive shop() {
    String descriptor =
        Probe.descriptor("/probe/metadata-complete.xml").replace(" metadata-complete=\"true\"", "");
    return Probe.described(
            "shop",
            descriptor,
            Map.of(
                "tracker.jdbc.url", URL,
                "tracker.spool.dir", BASE.resolve("spool").toString()))
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

  @Test
  void mechanism_thatSignsIn_goesOnWithTheTrail() {
    Visitor visitor = visitor();
    visitor.get("session/create");
    assertThat(visitor.get("session/who").body()).isEqualTo("nobody");
    assertThat(visitor.get("session/who?user=ada&password=ada-secret").body()).isEqualTo("ada");
    assertThat(visitor.get("session/who").body()).isEqualTo("ada");
    visitor.get("session/logout");
    assertThat(visitor.get("session/who").body()).isEqualTo("nobody");

    visitor.expectStory("x");
  }

  @Test
  void mechanism_thatRefuses_leavesNoLogin() {
    Visitor visitor = visitor();
    visitor.get("session/create");
    assertThat(visitor.get("session/who?user=ada&password=wrong").statusCode()).isEqualTo(401);
    visitor.get("session/who");

    visitor.expectStory("x");
  }

  @Test
  void rememberedUser_isKnownOnTheNextSession() {
    Visitor visitor = visitor();
    visitor.get("session/create");
    visitor.get("session/who?user=bob&password=bob-secret&remember=yes");
    visitor.get("session/end");
    assertThat(visitor.get("session/create").statusCode()).isEqualTo(200);
    assertThat(visitor.get("session/who").body()).isEqualTo("bob");

    visitor.expectStory("x");
  }
}
