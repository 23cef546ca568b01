package org.sessiontrail.server.packaging;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.sessiontrail.capture.contract.Story;
import org.sessiontrail.capture.contract.Visitor;
import org.sessiontrail.capture.probe.ProbeApplication;
import org.sessiontrail.record.Kind;
import org.sessiontrail.record.StoredRecord;
import org.sessiontrail.server.Built;
import org.sessiontrail.server.ForkedTomcat;
import org.sessiontrail.server.Probe;
import org.sessiontrail.server.Recorded;
import org.sessiontrail.server.ServerLog;
import org.sessiontrail.server.ServerProcess;

/** Jars in the server's own {@code lib}, and two applications that say nothing of a tracker. */
final class SharedTomcatIT {
  private static final Path BASE = Built.target().resolve("shared-tomcat");
  private static final Path DATA = BASE.resolve("tracker-data");
  private static final String URL = "jdbc:h2:file:" + DATA.resolve("trail") + ";AUTO_SERVER=TRUE";

  @Test
  void applications_thatShareTheServersJars_areApartAndGoApart() throws Exception {
    try (ForkedTomcat server =
        ForkedTomcat.start(
            BASE,
            List.of(Probe.module("front", Map.of()), Probe.module("back", Map.of())),
            ForkedTomcat.Kit.withTracker(),
            "--add-opens=java.base/java.lang=ALL-UNNAMED")) { // Tomcat then looks for thread locals
      try (Recorded front = recorded(server, "front");
          Recorded back = recorded(server, "back")) {
        Visitor stays = front.visitor();
        visit(stays, "ada");
        visit(back.visitor(), "bob");

        server.undeploy("back");

        assertNothingIsLeftOfBack(server);
        stays.get("session/end");
        stays.expectStory(
            "1 start created",
            "1 GET session/create 200",
            "1 login ada",
            "1 GET session/declare 200 ada",
            "1 logout ada",
            "1 GET session/end 200",
            "1 end logout");

        server.deploy("back");
        back.trail().await(2, record -> record.kind() == Kind.STREAM_OPEN);
        assertApart(front, "/front/");
        assertApart(back, "/back/");
      }
      assertThat(ServerLog.troubles(server.log())).isEmpty();
      assertThat(server.log())
          .doesNotContain("created a ThreadLocal", "registered the JDBC driver");
    }
  }

  private static Recorded recorded(ForkedTomcat server, String name) throws Exception {
    return Recorded.at(server.uri(name), URL, name).opened("answer/text");
  }

  /** A user told by {@code Trail.current()}, which has to find the application it is called in. */
  private static void visit(Visitor visitor, String user) {
    visitor.get("session/create");
    visitor.get("session/declare?user=" + user);
    visitor.requests(2);
  }

  private static void assertNothingIsLeftOfBack(ForkedTomcat server) throws Exception {
    ServerProcess process = new ServerProcess(server.pid());
    assertThat(process.threads())
        .anyMatch(name -> name.startsWith("sessiontrail-front"))
        .noneMatch(name -> name.startsWith("sessiontrail-back"));
    assertThat(process.openFiles(DATA.resolve("front"))).isNotEmpty();
    assertThat(process.openFiles(DATA.resolve("back"))).isEmpty();
    assertThat(process.generations(ProbeApplication.class.getName()))
        .as("applications in memory")
        .isEqualTo(1);
  }

  private static void assertApart(Recorded application, String path) {
    List<StoredRecord> requests = application.records(record -> record.kind() == Kind.REQUEST);
    assertThat(requests).hasSizeGreaterThanOrEqualTo(3);
    assertThat(requests)
        .allMatch(record -> Story.personal(record, "what", "path").startsWith(path));
  }
}
