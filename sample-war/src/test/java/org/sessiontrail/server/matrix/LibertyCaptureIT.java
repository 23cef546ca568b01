package org.sessiontrail.server.matrix;

import java.nio.file.Path;
import java.util.List;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Tag;
import org.sessiontrail.config.TrackerConfig.DatabaseConfig;
import org.sessiontrail.server.Built;
import org.sessiontrail.server.ForkedServer;
import org.sessiontrail.server.Probe;

/** Its data sources take their driver from the server's configuration alone. */
@Tag(Server.OWN_PROFILE)
@Server(id = "liberty", name = "Open Liberty", level = "Jakarta EE 10")
final class LibertyCaptureIT extends ForkedCapture {
  @Override
  ForkedServer fork(ProbePlace place, WebArchive probe) throws Exception {
    return new LibertyServer(Built.target().resolve("wlp"), place.directory().resolve("liberty"))
        .start(
            Path.of(ServerJdk.java()).resolve("../..").normalize(),
            probe,
            LibertyServer.driver(),
            place.jdbcUrl());
  }

  @Override
  WebArchive tracked(ProbePlace place, Probe.Application application) {
    return Probe.forDataSource(application, LibertyServer.DATA_SOURCE, place.parameters());
  }

  @Override
  protected DatabaseConfig database(ProbePlace place) {
    return place.database("sa");
  }

  @Override
  protected List<Deviation> deviations() {
    return LibertyLimits.all();
  }
}
