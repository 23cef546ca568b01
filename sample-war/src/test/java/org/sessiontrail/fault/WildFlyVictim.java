package org.sessiontrail.fault;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.jboss.shrinkwrap.api.exporter.ZipExporter;
import org.jspecify.annotations.Nullable;
import org.sessiontrail.server.Built;
import org.sessiontrail.server.WildFlyProcess;

/** The real shop on a WildFly of its own, started without its script so that a kill reaches it. */
final class WildFlyVictim implements Victim {
  private static final int PORT_OFFSET = 31_000;
  private static final int START_SECONDS = 180;
  private static final Duration STOP_WITHIN = Duration.ofSeconds(60);
  private static final String[] OPTIONS = {
    "-Xmx512m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"
  };

  private final Path base;
  private @Nullable WildFlyProcess server;

  private WildFlyVictim(Path base) {
    this.base = base;
  }

  /**
   * Prepares one that stores to {@code jdbcUrl}.
   *
   * @param base its directory; removed first
   * @param parameters further keys of the tracker
   */
  static WildFlyVictim prepare(Path base, String jdbcUrl, Map<String, String> parameters)
      throws IOException {
    WildFlyProcess.prepare(base);
    Map<String, String> all = new TreeMap<>(parameters);
    all.put("tracker.spool.dir", base.resolve("spool").toString());
    all.put("tracker.node", "node");
    Built.shop(descriptor -> described(descriptor, jdbcUrl, all))
        .addAsLibraries(FaultPostgres.driver())
        .as(ZipExporter.class)
        .exportTo(WildFlyProcess.deployments(base).resolve("sample.war").toFile());
    return new WildFlyVictim(base);
  }

  private static String described(String shop, String jdbcUrl, Map<String, String> parameters) {
    StringBuilder told = new StringBuilder();
    parameters.forEach(
        (name, value) ->
            told.append("<context-param><param-name>")
                .append(name)
                .append("</param-name><param-value>")
                .append(value)
                .append("</param-value></context-param>\n"));
    return shop.replaceFirst("<param-value>step</param-value>", "<param-value>step q</param-value>")
        .replaceFirst(
            "<class-name>org.h2.jdbcx.JdbcDataSource</class-name>",
            "<class-name>org.postgresql.ds.PGSimpleDataSource</class-name>")
        .replaceFirst("<url>jdbc:h2:[^<]*</url>", "<url>" + jdbcUrl + "</url>")
        .replaceFirst("<user>sa</user>", "<user>" + FaultPostgres.USER + "</user>")
        .replaceFirst("<filter>", told + "<filter>");
  }

  @Override
  public void launch() throws IOException {
    server = WildFlyProcess.launch(base, PORT_OFFSET, "standalone.xml", OPTIONS);
  }

  @Override
  public void awaitServing() throws IOException, InterruptedException {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(START_SECONDS);
    Process process = server().process();
    while (!answers()) {
      if (process.waitFor(100, TimeUnit.MILLISECONDS) || System.nanoTime() > deadline) {
        process.destroyForcibly();
        throw new IOException(log());
      }
    }
  }

  /** The health is asked for, which is not recorded. */
  private boolean answers() {
    try {
      HttpURLConnection asked =
          (HttpURLConnection) base().resolve("tracker/health").toURL().openConnection();
      asked.setReadTimeout(10_000);
      return asked.getResponseCode() != HttpURLConnection.HTTP_NOT_FOUND;
    } catch (IOException notYet) {
      return false;
    }
  }

  private WildFlyProcess server() {
    return Objects.requireNonNull(server, "not launched");
  }

  @Override
  public void kill() throws InterruptedException {
    if (server != null) {
      server.process().destroyForcibly().waitFor();
    }
  }

  @Override
  public void stop() throws IOException {
    server().stop(STOP_WITHIN);
  }

  @Override
  public URI base() {
    return URI.create("http://127.0.0.1:" + (8080 + PORT_OFFSET) + "/sample/");
  }

  @Override
  public String log() throws IOException {
    return server().log();
  }
}
