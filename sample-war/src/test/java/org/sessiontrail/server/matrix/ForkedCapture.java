package org.sessiontrail.server.matrix;

import java.io.IOException;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.jspecify.annotations.Nullable;
import org.sessiontrail.config.TrackerConfig.DatabaseConfig;
import org.sessiontrail.server.ForkedServer;
import org.sessiontrail.server.Probe;

/**
 * A server in a process of its own that the test starts, with an application that brings its
 * persistence provider unless {@link #tracked} is another.
 */
abstract class ForkedCapture extends ServerCapture {
  private static final Map<String, String> QUICKLY = Map.of("tracker.drain.interval-millis", "20");

  private @Nullable ForkedServer process;

  /** Starts it with {@code application} as {@code probe.war}; returns when that serves. */
  abstract ForkedServer fork(ProbePlace place, WebArchive application) throws Exception;

  /** {@code application} with the tracker, as an application of this server has it. */
  WebArchive tracked(ProbePlace place, Probe.Application application) {
    Map<String, String> parameters = new HashMap<>(place.parameters());
    parameters.putAll(QUICKLY);
    return Probe.forServletContainer(application, place.jdbcUrl(), parameters);
  }

  @Override
  protected DatabaseConfig database(ProbePlace place) {
    return place.database("");
  }

  @Override
  protected final void start(ProbePlace place) throws Exception {
    process = fork(place.cleared(), tracked(place, Probe::withBeans));
  }

  @Override
  protected final void stop() throws IOException {
    if (process != null) {
      process.close();
    }
  }

  @Override
  public final URI base() {
    return Objects.requireNonNull(process).base();
  }

  @Override
  protected final String log() throws IOException {
    return Objects.requireNonNull(process).log();
  }
}
