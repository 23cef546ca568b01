package org.sessiontrail.server.matrix;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jboss.shrinkwrap.api.exporter.ZipExporter;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Tag;
import org.sessiontrail.config.TrackerConfig.DatabaseConfig;
import org.sessiontrail.server.Built;
import org.sessiontrail.server.ForkedServer;

/** TomEE as a library, with the main class that it has for one application. */
@Tag(Server.OWN_PROFILE)
@Server(id = "tomee10", name = "Apache TomEE", level = "Jakarta EE 10 Web Profile")
final class TomEeCaptureIT extends ForkedCapture {
  private static final String MAIN = "org.apache.tomee.embedded.Main";
  private static final String CONFIGURATION =
      """
      host = 127.0.0.1
      http = %d
      stop = %d
      dir = %s
      users.ada = ada-secret
      users.bob = bob-secret
      users.eve = eve-secret
      roles.shopper = ada,bob
      roles.guest = eve
      """;
  private static final ForkedFullServer.Signs SIGNS =
      ForkedFullServer.Signs.of("Deployed Application\\(path=", "Exception in thread \"main\"");

  @Override
  ForkedServer fork(ProbePlace place, WebArchive probe) throws Exception {
    Path root = Files.createDirectories(place.directory().resolve("tomee"));
    Path war = root.resolve(probe.getName());
    probe.as(ZipExporter.class).exportTo(war.toFile());
    int port = ForkedFullServer.freePort();
    Path configuration =
        Files.writeString(
            root.resolve("tomee.properties"),
            CONFIGURATION.formatted(port, ForkedFullServer.freePort(), root.resolve("home")));
    String jars =
        Stream.of(Built.jars("tomee")).map(File::toString).collect(Collectors.joining(":"));
    return ForkedFullServer.start(
        new ProcessBuilder(
            List.of(
                ServerJdk.java(),
                "-Xmx768m",
                "-cp",
                jars,
                MAIN,
                "--configuration-location",
                configuration.toString(),
                "--path",
                war.toString())),
        root,
        port,
        SIGNS);
  }

  @Override
  WebArchive probe(ProbePlace place) {
    return place.probeForFullServer();
  }

  @Override
  protected DatabaseConfig database(ProbePlace place) {
    return place.database("sa");
  }
}
