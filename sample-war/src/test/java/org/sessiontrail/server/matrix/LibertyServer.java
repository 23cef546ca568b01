package org.sessiontrail.server.matrix;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.jboss.shrinkwrap.api.exporter.ZipExporter;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.sessiontrail.server.Built;
import org.sessiontrail.server.ForkedServer;

/**
 * An Open Liberty with the web profile, a data source, the probe and its users.
 *
 * @param home the server as it is distributed
 * @param root directory for its configuration and everything that it writes
 */
record LibertyServer(Path home, Path root) {
  /** Name of its data source. */
  static final String DATA_SOURCE = "jdbc/probe";

  private static final String NAME = "probe";
  private static final ForkedFullServer.Signs SIGNS =
      ForkedFullServer.Signs.of("CWWKZ0001I", "CWWKZ000[2-9]E|CWWKZ001\\dE|CWWKE0005E");
  private static final String CONFIGURATION =
      """
      <server>
        <featureManager>
          <feature>webProfile-10.0</feature>
        </featureManager>
        <logging consoleLogLevel="INFO"/>
        <httpEndpoint id="defaultHttpEndpoint" host="127.0.0.1" httpPort="%d" httpsPort="-1"/>
        <library id="h2"><file name="%s"/></library>
        <dataSource id="DefaultDataSource" jndiName="jdbc/probe">
          <jdbcDriver libraryRef="h2" javax.sql.XADataSource="org.h2.jdbcx.JdbcDataSource"
                      javax.sql.ConnectionPoolDataSource="org.h2.jdbcx.JdbcDataSource"
                      javax.sql.DataSource="org.h2.jdbcx.JdbcDataSource"/>
          <properties URL="%s" user="sa" password="sa"/>
        </dataSource>
        <basicRegistry realm="probe">
          <user name="ada" password="ada-secret"/>
          <user name="bob" password="bob-secret"/>
          <user name="eve" password="eve-secret"/>
          <group name="shopper"><member name="ada"/><member name="bob"/></group>
          <group name="guest"><member name="eve"/></group>
        </basicRegistry>
        <webApplication location="probe.war" contextRoot="/probe"/>
      </server>
      """;

  /** Starts it with {@code probe}; returns when that is served. */
  ForkedServer start(Path javaHome, WebArchive probe, Path driver, String jdbcUrl)
      throws IOException, InterruptedException {
    Path server = root.resolve("servers").resolve(NAME);
    Path applications = Files.createDirectories(server.resolve("apps"));
    probe.as(ZipExporter.class).exportTo(applications.resolve(probe.getName()).toFile(), true);
    int port = ForkedFullServer.freePort();
    Files.writeString(server.resolve("server.xml"), CONFIGURATION.formatted(port, driver, jdbcUrl));
    ProcessBuilder command =
        new ProcessBuilder(List.of("sh", home.resolve("bin/server").toString(), "run", NAME));
    command.environment().put("JAVA_HOME", javaHome.toString());
    command.environment().put("JVM_ARGS", "-Xmx768m");
    command.environment().put("WLP_USER_DIR", root.toString());
    return ForkedFullServer.start(command, root, port, SIGNS);
  }

  /** The driver of the database that tests use. */
  static Path driver() {
    return Stream.of(Built.libraries())
        .filter(jar -> jar.getName().startsWith("h2-"))
        .findFirst()
        .orElseThrow()
        .toPath();
  }
}
