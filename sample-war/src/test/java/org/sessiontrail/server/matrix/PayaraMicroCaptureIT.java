package org.sessiontrail.server.matrix;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.jboss.shrinkwrap.api.exporter.ZipExporter;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Tag;
import org.sessiontrail.config.TrackerConfig.DatabaseConfig;
import org.sessiontrail.server.Built;
import org.sessiontrail.server.ForkedServer;
import org.sessiontrail.server.Probe;

/** The server that is one jar. */
@Tag(Server.OWN_PROFILE)
@Server(id = "payara6-micro", name = "Payara Micro", level = "Jakarta EE 10 Web Profile")
final class PayaraMicroCaptureIT extends ForkedCapture {
  private static final String ROLES =
      "set configs.config.server-config.security-service"
          + ".activate-default-principal-to-role-mapping=true\n";
  private static final ForkedFullServer.Signs SIGNS =
      ForkedFullServer.Signs.of("Payara Micro .* ready in", "(?i)deployment[^\\n]*failed");

  private static final Pattern READY = Pattern.compile("Payara Micro (\\S+) .*ready in");

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
  WebArchive tracked(ProbePlace place, Probe.Application application) {
    return place.forFullServer(application);
  }

  @Override
  protected DatabaseConfig database(ProbePlace place) {
    return place.database("sa");
  }

  @Override
  String version(ServerFacts facts) throws IOException {
    return logged(READY);
  }

  @Override
  protected List<Deviation> deviations() {
    return GlassFishLimits.payara6();
  }
}
