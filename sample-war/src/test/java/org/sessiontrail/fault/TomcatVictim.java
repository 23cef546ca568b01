package org.sessiontrail.fault;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.sessiontrail.server.ForkedTomcat;
import org.sessiontrail.server.Probe;

/** The probe of the capture contract on a plain Tomcat. */
final class TomcatVictim implements Victim {
  private static final String[] OPTIONS = {
    "-Xmx256m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"
  };

  private final Path base;
  private @Nullable ForkedTomcat server;

  private TomcatVictim(Path base) {
    this.base = base;
  }

  /**
   * Prepares one that stores to {@code jdbcUrl}.
   *
   * @param base its directory; removed first
   * @param parameters further keys of the tracker
   */
  static TomcatVictim prepare(Path base, String jdbcUrl, Map<String, String> parameters)
      throws IOException {
    Map<String, String> all = new TreeMap<>(parameters);
    all.putIfAbsent("tracker.node", "node");
    all.putIfAbsent("tracker.spool.dir", base.resolve("spool").toString());
    ForkedTomcat.prepare(
        base, Probe.forServletContainer(jdbcUrl, all).addAsLibraries(FaultPostgres.driver()));
    return new TomcatVictim(base);
  }

  private ForkedTomcat server() {
    return Objects.requireNonNull(server, "not launched");
  }

  @Override
  public void launch() throws IOException {
    server = ForkedTomcat.launch(base, OPTIONS);
  }

  @Override
  public void awaitServing() throws IOException, InterruptedException {
    server().awaitServing();
  }

  @Override
  public void kill() throws InterruptedException {
    if (server != null) {
      server.kill();
    }
  }

  @Override
  public void stop() throws IOException {
    server().close();
  }

  @Override
  public URI base() {
    return server().base();
  }

  @Override
  public String log() throws IOException {
    return server().log();
  }
}
