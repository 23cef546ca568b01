package org.sessiontrail.server.matrix;

import java.io.IOException;
import java.net.URI;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.junit.jupiter.api.extension.ExtendWith;
import org.sessiontrail.config.TrackerConfig.DatabaseConfig;

/**
 * A full server that Arquillian starts and deploys to. A subclass adds a deployment: a static
 * method that returns {@link ProbePlace#probeForFullServer} of its place.
 */
@ExtendWith(ArquillianExtension.class)
abstract class ArquillianCapture extends ServerCapture {
  private final Path log;
  private final long logBefore;

  @ArquillianResource
  @SuppressWarnings("NullAway.Init") // Arquillian sets it
  private URL probe;

  /**
   * For subclasses; made before the deployment.
   *
   * @param log file that the server writes its log to
   */
  ArquillianCapture(Path log) {
    this.log = log;
    this.logBefore = log.toFile().length();
  }

  @Override
  protected DatabaseConfig database(ProbePlace place) {
    return place.database("sa");
  }

  @Override
  public final URI base() {
    return URI.create(probe.toString());
  }

  @Override
  protected final String log() throws IOException {
    byte[] all = Files.readAllBytes(log);
    int from = logBefore <= all.length ? (int) logBefore : 0; // or it began anew
    return new String(all, from, all.length - from, StandardCharsets.UTF_8);
  }
}
