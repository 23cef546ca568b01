package org.sessiontrail.server;

import java.io.IOException;
import java.net.URI;
import java.net.URL;
import java.nio.file.Path;
import java.util.Map;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.container.test.api.OperateOnDeployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.extension.ExtendWith;
import org.sessiontrail.server.transparency.PlainApplication;
import org.sessiontrail.server.transparency.TransparencyContract;

/** The same application twice on one WildFly; one of them records. */
@ExtendWith(ArquillianExtension.class)
final class WildFlyTransparencyIT extends TransparencyContract {
  private static final Path DATA = Built.target().resolve("transparent-wildfly");
  private static final String PLAIN = "plain";
  private static final String TRACKED = "track";

  @ArquillianResource
  @OperateOnDeployment(PLAIN)
  @SuppressWarnings("NullAway.Init") // Arquillian sets it
  private URL plain;

  @ArquillianResource
  @OperateOnDeployment(TRACKED)
  @SuppressWarnings("NullAway.Init") // Arquillian sets it
  private URL tracked;

  @Deployment(name = PLAIN, testable = false)
  static WebArchive plain() {
    return PlainApplication.named("plain.war", "");
  }

  @Deployment(name = TRACKED, testable = false)
  static WebArchive tracked() throws IOException {
    Directories.clear(DATA);
    Map<String, String> parameters =
        Map.of(
            "tracker.jdbc.url",
            "jdbc:h2:file:" + DATA.resolve("trail") + ";AUTO_SERVER=TRUE",
            "tracker.spool.dir",
            DATA.resolve("spool").toString());
    return PlainApplication.named("track.war", Probe.contextParameters(parameters))
        .addAsLibraries(Built.libraries());
  }

  @Override
  public URI plainBase() {
    return URI.create(plain.toString());
  }

  @Override
  public URI trackedBase() {
    return URI.create(tracked.toString());
  }
}
