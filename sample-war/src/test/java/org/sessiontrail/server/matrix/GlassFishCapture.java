package org.sessiontrail.server.matrix;

import java.nio.file.Path;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.sessiontrail.config.TrackerConfig.DatabaseConfig;
import org.sessiontrail.server.Built;
import org.sessiontrail.server.ForkedServer;
import org.sessiontrail.server.Probe;

/**
 * GlassFish and Payara as they are distributed, to a data source that the application describes.
 */
abstract class GlassFishCapture extends ForkedCapture {
  private static final String PASSWORD = "sa"; // these servers take no data source without one

  private final String home;

  /**
   * For subclasses.
   *
   * @param home the server's directory, below {@code target}
   */
  GlassFishCapture(String home) {
    this.home = home;
  }

  @Override
  ForkedServer fork(ProbePlace place, WebArchive probe) throws Exception {
    return new GlassFishDomain(
            Built.target().resolve(home).resolve("glassfish"), place.directory().resolve("domains"))
        .start(
            Path.of(ServerJdk.java()).resolve("../..").normalize(), probe, LibertyServer.driver());
  }

  @Override
  WebArchive tracked(ProbePlace place, Probe.Application application) {
    return place.forFullServer(application);
  }

  @Override
  protected DatabaseConfig database(ProbePlace place) {
    return place.database(PASSWORD);
  }
}
