package org.sessiontrail.server;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.jboss.shrinkwrap.api.exporter.ZipExporter;
import org.jboss.shrinkwrap.api.spec.WebArchive;

/** A WildFly in a process of its own, with a directory and ports of its own. */
final class ForkedWildFly implements AutoCloseable {
  private static final int PORT_OFFSET = 40_000;
  private static final int MANAGEMENT_PORT = 9_990;
  private static final int START_SECONDS = 300;
  private static final int STOP_SECONDS = 60;
  private static final Path HOME = Path.of(System.getProperty("wildfly.home"));

  private final Process process;
  private final Path log;

  private ForkedWildFly(Process process, Path log) {
    this.process = process;
    this.log = log;
  }

  /**
   * Starts a server with one application.
   *
   * @param base directory for the server; removed first
   * @param profile configuration file that the distribution brings
   */
  static ForkedWildFly start(Path base, String profile, WebArchive application)
      throws IOException, InterruptedException {
    Directories.clear(base);
    Path deployments = Files.createDirectories(base.resolve("deployments"));
    application.as(ZipExporter.class).exportTo(deployments.resolve("probe.war").toFile());
    copy(HOME.resolve("standalone/configuration"), base.resolve("configuration"));
    Path log = base.resolve("wildfly.log");
    Process process =
        new ProcessBuilder(
                Built.java(),
                "-Xmx512m",
                "-Djboss.home.dir=" + HOME,
                "-Dtracker.spool.dir=" + base.resolve("spool"),
                "-Djboss.server.base.dir=" + base,
                "-Djboss.socket.binding.port-offset=" + PORT_OFFSET,
                "-jar",
                HOME.resolve("jboss-modules.jar").toString(),
                "-mp",
                HOME.resolve("modules").toString(),
                "org.jboss.as.standalone",
                "-c",
                profile)
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start();
    Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
    ForkedWildFly server = new ForkedWildFly(process, log);
    server.awaitDeployment(deployments);
    return server;
  }

  private void awaitDeployment(Path deployments) throws IOException, InterruptedException {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(START_SECONDS);
    while (!Files.exists(deployments.resolve("probe.war.deployed"))) {
      if (Files.exists(deployments.resolve("probe.war.failed"))
          || process.waitFor(200, TimeUnit.MILLISECONDS)
          || System.nanoTime() > deadline) {
        process.destroyForcibly();
        throw new IOException(log());
      }
    }
  }

  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> files = Files.walk(from)) {
      List<Path> all = files.toList(); // a directory before what is in it
      for (Path file : all) {
        Files.copy(file, to.resolve(from.relativize(file).toString()));
      }
    }
  }

  /** Address on the server's management port. */
  URI management(String path) {
    return URI.create("http://127.0.0.1:" + (MANAGEMENT_PORT + PORT_OFFSET) + path);
  }

  /** What it printed. */
  String log() throws IOException {
    return Files.readString(log);
  }

  @Override
  public void close() throws IOException {
    process.destroy();
    try {
      process.onExit().get(STOP_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    } catch (ExecutionException | TimeoutException e) {
      process.destroyForcibly();
      throw new IOException("WildFly did not stop: " + log(), e);
    }
  }
}
