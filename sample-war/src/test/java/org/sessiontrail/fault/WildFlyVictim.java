package org.sessiontrail.fault;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jboss.shrinkwrap.api.exporter.ZipExporter;
import org.jspecify.annotations.Nullable;
import org.sessiontrail.server.Built;
import org.sessiontrail.server.Directories;

/** The real shop on a WildFly of its own, started without its script so that a kill reaches it. */
final class WildFlyVictim implements Victim {
  private static final int PORT_OFFSET = 31_000;
  private static final int START_SECONDS = 180;
  private static final int STOP_SECONDS = 60;
  private static final Path HOME = Path.of(System.getProperty("wildfly.home"));

  /** What {@code bin/common.sh} opens. */
  private static final List<String> OPENED =
      List.of(
          "java.base/java.io",
          "java.base/java.lang",
          "java.base/java.lang.invoke",
          "java.base/java.lang.reflect",
          "java.base/java.net",
          "java.base/java.security",
          "java.base/java.util",
          "java.base/java.util.concurrent",
          "java.management/javax.management",
          "java.naming/javax.naming");

  private final Path base;
  private @Nullable Process process;

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
    Directories.clear(base);
    Path configuration = Files.createDirectories(base.resolve("configuration"));
    try (Stream<Path> files = Files.list(HOME.resolve("standalone/configuration"))) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Files.copy(file, configuration.resolve(file.getFileName()));
      }
    }
    Map<String, String> all = new TreeMap<>(parameters);
    all.put("tracker.spool.dir", base.resolve("spool").toString());
    all.put("tracker.node", "node");
    Path deployments = Files.createDirectories(base.resolve("deployments"));
    Built.shop(descriptor -> described(descriptor, jdbcUrl, all))
        .addAsLibraries(FaultPostgres.driver())
        .as(ZipExporter.class)
        .exportTo(deployments.resolve("sample.war").toFile());
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
    List<String> command = new ArrayList<>(List.of(Built.java(), "-Xmx512m"));
    command.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"));
    OPENED.forEach(opened -> command.add("--add-opens=" + opened + "=ALL-UNNAMED"));
    command.add("-Djava.net.preferIPv4Stack=true");
    command.add("-Djboss.home.dir=" + HOME);
    command.add("-Djboss.server.base.dir=" + base);
    command.add("-Djboss.socket.binding.port-offset=" + PORT_OFFSET);
    command.addAll(List.of("-jar", HOME.resolve("jboss-modules.jar").toString()));
    command.addAll(List.of("-mp", HOME.resolve("modules").toString()));
    command.add("org.jboss.as.standalone");
    Process started =
        new ProcessBuilder(command)
            .directory(base.toFile())
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(base.resolve("wildfly.log").toFile()))
            .start();
    Runtime.getRuntime().addShutdownHook(new Thread(started::destroyForcibly));
    process = started;
  }

  @Override
  public void awaitServing() throws IOException, InterruptedException {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(START_SECONDS);
    while (!answers()) {
      if (process().waitFor(100, TimeUnit.MILLISECONDS) || System.nanoTime() > deadline) {
        process().destroyForcibly();
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

  private Process process() {
    return Objects.requireNonNull(process, "not launched");
  }

  @Override
  public void kill() throws InterruptedException {
    if (process != null) {
      process.destroyForcibly().waitFor();
    }
  }

  @Override
  public void stop() throws IOException {
    process().destroy();
    try {
      if (!process().waitFor(STOP_SECONDS, TimeUnit.SECONDS)) {
        process().destroyForcibly();
        throw new IOException("WildFly did not stop: " + log());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public URI base() {
    return URI.create("http://127.0.0.1:" + (8080 + PORT_OFFSET) + "/sample/");
  }

  @Override
  public String log() throws IOException {
    return Files.readString(base.resolve("wildfly.log"));
  }
}
