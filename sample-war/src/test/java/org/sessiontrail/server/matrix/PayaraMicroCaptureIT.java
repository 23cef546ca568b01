package org.sessiontrail.server.matrix;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jboss.shrinkwrap.api.exporter.ZipExporter;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Tag;
import org.sessiontrail.config.TrackerConfig.DatabaseConfig;
import org.sessiontrail.server.Built;
import org.sessiontrail.server.ForkedServer;

/** The server that is one jar. */
@Tag(Server.OWN_PROFILE)
@Server(id = "payara6-micro", name = "Payara Micro", level = "Jakarta EE 10 Web Profile")
final class PayaraMicroCaptureIT extends ForkedCapture {
  private static final String ROLES =
      "set configs.config.server-config.security-service"
          + ".activate-default-principal-to-role-mapping=true\n";
  private static final ForkedFullServer.Signs SIGNS =
      ForkedFullServer.Signs.of("Payara Micro .* ready in", "(?i)deployment[^\\n]*failed");

  @Override
  ForkedServer fork(ProbePlace place, WebArchive probe) throws Exception {
    Path root = Files.createDirectories(place.directory().resolve("micro"));
    Path war = root.resolve(probe.getName());
    probe.as(ZipExporter.class).exportTo(war.toFile());
    Path before = Files.writeString(root.resolve("before.txt"), ROLES);
    int port = ForkedFullServer.freePort();
    ProcessBuilder command =
        new ProcessBuilder(
            List.of(
                ServerJdk.java(),
                "-Xmx768m",
                "-jar",
                Built.target().resolve("payara-micro").resolve("payara-micro.jar").toString(),
                "--rootDir",
                root.resolve("root").toString(),
                "--prebootcommandfile",
                before.toString(),
                "--deploy",
                war.toString(),
                "--contextRoot",
                "probe",
                "--port",
                Integer.toString(port),
                "--nocluster"));
    Path configuration = Files.createDirectories(root.resolve("root/config"));
    Files.writeString(configuration.resolve("keyfile"), GlassFishDomain.users());
    return ForkedFullServer.start(command, root, port, SIGNS);
  }

  @Override
  WebArchive probe(ProbePlace place) {
    return place.probeForFullServer();
  }

  @Override
  protected DatabaseConfig database(ProbePlace place) {
    return place.database("sa");
  }

  @Override
  protected List<Deviation> deviations() {
    return GlassFishLimits.common();
  }
}
