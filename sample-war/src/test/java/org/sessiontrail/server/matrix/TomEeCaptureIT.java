package org.sessiontrail.server.matrix;

import java.io.File;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.jboss.shrinkwrap.api.exporter.ZipExporter;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Tag;
import org.sessiontrail.server.Built;
import org.sessiontrail.server.ForkedServer;
import org.sessiontrail.server.Probe;

/**
 * The server that is one jar, with a runtime of XML Binding, which that lacks; the application
 * brings Hibernate.
 */
@Tag(Server.OWN_PROFILE)
@Server(id = "tomee10", name = "Apache TomEE embedded", level = "Jakarta EE 10 Web Profile")
final class TomEeCaptureIT extends ForkedCapture {
  private static final Pattern LACKING =
      Pattern.compile("(jaxb|txw2|istack|angus|jakarta\\.(activation|xml\\.bind)).*");
  private static final ForkedFullServer.Signs SIGNS =
      ForkedFullServer.Signs.of("Deployed Application\\(path=", "Unable to deploy|BindException");
  private static final int SERVED_SECONDS = 120;
  private static final String BEANS =
      """
      <beans xmlns="https://jakarta.ee/xml/ns/jakartaee" version="4.0"
             bean-discovery-mode="annotated"/>
      """;
  private static final String CONFIGURATION =
      """
      host=127.0.0.1
      quickSession=false
      users.ada=ada-secret
      users.bob=bob-secret
      users.eve=eve-secret
      roles.ada=shopper
      roles.bob=shopper
      roles.eve=guest
      """;

  @Override
  ForkedServer fork(ProbePlace place, WebArchive application) throws Exception {
    Path root = Files.createDirectories(place.directory().resolve("tomee"));
    Path war = root.resolve(application.getName());
    application.as(ZipExporter.class).exportTo(war.toFile());
    int port = ForkedFullServer.freePort();
    ProcessBuilder command =
        new ProcessBuilder(
            List.of(
                ServerJdk.java(),
                "-Xmx768m",
                "-cp",
                classPath(),
                "org.apache.tomee.embedded.Main",
                "--configuration-location",
                Files.writeString(root.resolve("tomee.properties"), CONFIGURATION).toString(),
                "--directory",
                Files.createDirectories(root.resolve("base")).toString(),
                "--port",
                Integer.toString(port),
                "--shutdown",
                "-1",
                "--path",
                war.toString(),
                "--context",
                "probe"));
    ForkedServer server = ForkedFullServer.start(command, root, port, SIGNS);
    awaitAnswer(server);
    return server;
  }

  /** It says that an application is deployed shortly before it serves it. */
  private static void awaitAnswer(ForkedServer server) throws IOException {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(SERVED_SECONDS);
    while (System.nanoTime() < deadline) {
      HttpURLConnection asked =
          (HttpURLConnection) server.base().resolve("answer/text").toURL().openConnection();
      if (asked.getResponseCode() == HttpURLConnection.HTTP_OK) {
        return;
      }
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(100));
    }
    server.close();
    throw new IOException(server.log());
  }

  /** Without a {@code beans.xml} it looks for no beans of the application itself. */
  @Override
  WebArchive tracked(ProbePlace place, Probe.Application application) {
    return super.tracked(place, application)
        .addAsWebInfResource(new StringAsset(BEANS), "beans.xml");
  }

  private static String classPath() {
    return Stream.concat(
            Stream.of(Built.jars("tomee")),
            Stream.of(Built.provider()).filter(jar -> LACKING.matcher(jar.getName()).matches()))
        .map(File::toString)
        .collect(Collectors.joining(File.pathSeparator));
  }

  @Override
  String version(ServerFacts facts) throws IOException {
    return logged(Pattern.compile("Version: (\\S+)"));
  }
}
