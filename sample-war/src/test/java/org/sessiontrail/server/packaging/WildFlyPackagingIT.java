package org.sessiontrail.server.packaging;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.jboss.shrinkwrap.api.spec.EnterpriseArchive;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.sessiontrail.capture.contract.Story;
import org.sessiontrail.capture.contract.Visitor;
import org.sessiontrail.record.Kind;
import org.sessiontrail.server.Built;
import org.sessiontrail.server.ForkedWildFly;
import org.sessiontrail.server.Probe;
import org.sessiontrail.server.Recorded;
import org.sessiontrail.server.ServerLog;
import org.sessiontrail.server.ServerProcess;
import org.sessiontrail.server.WildFlyProcess;
import org.sessiontrail.server.matrix.Server;

/** Where a full server finds the jars, if not in the application's own {@code WEB-INF/lib}. */
final class WildFlyPackagingIT {
  private static final Path BASE = Built.target().resolve("packaging-wildfly");
  private static final String MODULE = "org.sessiontrail";
  private static final String MODULE_XML =
      """
      <module xmlns="urn:jboss:module:1.9" name="%s">
        <resources>
      %s
        </resources>
        <dependencies>
          <module name="java.se"/>
          <module name="javaee.api"/>
          <module name="org.hibernate" services="import"/>
        </dependencies>
      </module>
      """;
  private static final String USES_MODULE =
      """
      <jboss-deployment-structure>
        <deployment>
          <dependencies>
            <module name="%s" services="import" meta-inf="import" annotations="true"/>
          </dependencies>
        </deployment>
      </jboss-deployment-structure>
      """;

  private static @Nullable ForkedWildFly started;

  private static ForkedWildFly server() {
    return Objects.requireNonNull(started);
  }

  @BeforeAll
  static void start() throws Exception {
    WildFlyProcess.prepare(BASE);
    addModule(WildFlyProcess.modules(BASE).resolve("org/sessiontrail/main"));
    started = ForkedWildFly.launch(BASE, "standalone.xml");
  }

  @AfterAll
  static void stop() throws IOException {
    if (started != null) {
      started.close();
    }
  }

  @AfterEach
  void assertNothingToComplainOf() throws IOException {
    assertThat(ServerLog.troubles(server().log())).isEmpty();
  }

  private static Stream<File> tracker() {
    return Stream.of(jars("tracker-", "fastcsv-", "h2-")); // the server's own H2 is an old one
  }

  private static void addModule(Path directory) throws IOException {
    Files.createDirectories(directory);
    for (File jar : tracker().toList()) {
      Files.copy(jar.toPath(), directory.resolve(jar.getName()));
    }
    String roots =
        tracker()
            .map(jar -> "    <resource-root path=\"" + jar.getName() + "\"/>")
            .collect(Collectors.joining("\n"));
    Files.writeString(directory.resolve("module.xml"), MODULE_XML.formatted(MODULE, roots));
  }

  private static String url(String name) {
    return "jdbc:h2:file:" + BASE.resolve("trail-" + name) + ";AUTO_SERVER=TRUE";
  }

  private static Map<String, String> own(String name) {
    return Map.of("tracker.spool.dir", BASE.resolve("spool-" + name).toString());
  }

  private static void assertRecorded(String name, String url) throws Exception {
    try (Recorded application = Recorded.at(server().uri(name), url, name).opened("answer/text")) {
      Visitor visitor = application.visitor();
      visitor.get("session/create");
      visitor.get("session/declare?user=ada");
      visitor.get("session/end");
      visitor.expectStory(
          "1 start created",
          "1 GET session/create 200",
          "1 login ada",
          "1 GET session/declare 200 ada",
          "1 logout ada",
          "1 GET session/end 200",
          "1 end logout");
      assertThat(visitor.get("tracker/health").statusCode()).isEqualTo(200);
      assertThat(application.records(record -> record.kind() == Kind.REQUEST))
          .allMatch(record -> Story.personal(record, "what", "path").startsWith("/" + name + "/"));
    }
  }

  @Test
  void ejbModuleOfAnArchive_recordsItsWebModulesOnTheContainersTime() throws Exception {
    EnterpriseArchive archive =
        ShrinkWrap.create(EnterpriseArchive.class, "modules.ear")
            .addAsLibraries(jars("tracker-filter-", "fastcsv-", "h2-"))
            .addAsModules(jars("tracker-ejb-"))
            .addAsModule(Probe.moduleWithDataSource("shop", url("shop"), own("shop")))
            .addAsModule(Probe.moduleWithDataSource("stock", url("stock"), own("stock")));
    server().deploy(archive);

    assertRecorded("shop", url("shop"));
    assertRecorded("stock", url("stock"));
    assertThat(server().log())
        .contains("shop is now stepped by ejb", "stock is now stepped by ejb");

    server().undeploy(archive);
  }

  private static File[] jars(String... beginnings) {
    return Stream.of(Built.libraries())
        .filter(jar -> Stream.of(beginnings).anyMatch(jar.getName()::startsWith))
        .toArray(File[]::new);
  }

  @Test
  void moduleOfTheServer_recordsEachApplicationByItself() throws Exception {
    WebArchive front = usingModule("front");
    WebArchive back = usingModule("back");
    server().deploy(front);
    server().deploy(back);
    String byDefault = "jdbc:h2:file:" + BASE.resolve("tracker-data/trail") + ";AUTO_SERVER=TRUE";
    assertRecorded("front", byDefault);
    assertRecorded("back", byDefault);
    assertThat(stepped("front")).containsExactly("front is now stepped by ejb");
    assertThat(stepped("back")).containsExactly("back is now stepped by ejb");

    server().undeploy(back);

    assertRecorded("front", byDefault);
    assertThat(stepped("front")).as("still by its own bean").hasSize(1);
    ServerProcess process = new ServerProcess(server().pid());
    assertThat(process.threads())
        .filteredOn(name -> name.startsWith("sessiontrail"))
        .as("the writer of front's spool")
        .hasSize(1);
    assertThat(process.openFiles(BASE.resolve("tracker-data/back"))).isEmpty();

    server().undeploy(front);
  }

  private static List<String> stepped(String name) throws IOException {
    return server()
        .log()
        .lines()
        .filter(line -> line.contains(name + " is now stepped by"))
        .map(line -> line.substring(line.indexOf(name + " is now")))
        .toList();
  }

  private static WebArchive usingModule(String name) {
    return Probe.module(name, Map.of())
        .addAsWebInfResource(
            new StringAsset(USES_MODULE.formatted(MODULE)), "jboss-deployment-structure.xml");
  }

  @Test
  @Tag(Server.OWN_PROFILE)
  void descriptor_whateverItDeclares_leadsToOneRecordARequest() throws Exception {
    Descriptors descriptors = new Descriptors(BASE);
    WebArchive[] all = descriptors.applications(each -> each.addAsLibraries(Built.libraries()));
    for (WebArchive each : all) {
      server().deploy(each);
    }
    descriptors.expectOneRecordOfEachRequest(server()::uri);
    for (WebArchive each : all) {
      server().undeploy(each);
    }
  }
}
