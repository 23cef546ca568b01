package org.sessiontrail.server;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jboss.as.controller.client.ModelControllerClient;
import org.jboss.as.controller.client.ModelControllerClientConfiguration;
import org.jboss.as.controller.client.helpers.standalone.ServerDeploymentHelper;
import org.jboss.dmr.ModelNode;
import org.jboss.shrinkwrap.api.Archive;
import org.jboss.shrinkwrap.api.exporter.ZipExporter;
import org.jboss.shrinkwrap.api.spec.WebArchive;

/** A WildFly in a process of its own, in a directory and on ports that no other test uses. */
public final class ForkedWildFly implements AutoCloseable {
  /** Beyond the ports of the server that Arquillian starts. */
  private static final int PORT_OFFSET = Integer.getInteger("wildfly.port.offset", 20_000) + 10_000;

  private static final int MANAGEMENT_PORT = 9_990;
  private static final int START_SECONDS = 120;
  private static final Duration STOP_WITHIN = Duration.ofSeconds(60);
  private static final long POLL_NANOS = TimeUnit.MILLISECONDS.toNanos(200);

  private final WildFlyProcess process;
  private final ModelControllerClient management;

  private ForkedWildFly(WildFlyProcess process, ModelControllerClient management) {
    this.process = process;
    this.management = management;
  }

  /** Starts a server with the configuration of a full one and without any application. */
  public static ForkedWildFly start(Path base, String... javaOptions) throws Exception {
    return startProfile(base, "standalone.xml", javaOptions);
  }

  /**
   * Starts a server without any application.
   *
   * @param base directory for the server, and the one it works in; removed first
   * @param profile configuration file that the distribution brings
   */
  static ForkedWildFly startProfile(Path base, String profile, String... javaOptions)
      throws Exception {
    WildFlyProcess.prepare(base);
    return launch(base, profile, javaOptions);
  }

  /** Starts a server in a directory that was prepared, see {@link WildFlyProcess}. */
  public static ForkedWildFly launch(Path base, String profile, String... javaOptions)
      throws Exception {
    List<String> options = new ArrayList<>(List.of("-Xmx768m"));
    options.addAll(List.of(javaOptions));
    WildFlyProcess process =
        WildFlyProcess.launch(base, PORT_OFFSET, profile, options.toArray(String[]::new));
    ForkedWildFly server = new ForkedWildFly(process, management());
    server.awaitLine("WFLYSRV0025"); // started
    return server;
  }

  private static ModelControllerClient management() {
    return ModelControllerClient.Factory.create(
        new ModelControllerClientConfiguration.Builder()
            .setHostName("127.0.0.1")
            .setPort(MANAGEMENT_PORT + PORT_OFFSET)
            .setConnectionTimeout((int) TimeUnit.SECONDS.toMillis(START_SECONDS))
            .build());
  }

  private void awaitLine(String wanted) throws IOException {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(START_SECONDS);
    while (!log().contains(wanted)) {
      if (!process.process().isAlive() || System.nanoTime() > deadline) {
        process.process().destroyForcibly();
        throw new IOException(log());
      }
      LockSupport.parkNanos(POLL_NANOS);
    }
  }

  /** Adds {@code application}; returns when it serves. */
  public void deploy(Archive<?> application) throws Exception {
    try (InputStream content = application.as(ZipExporter.class).exportAsInputStream()) {
      new ServerDeploymentHelper(management).deploy(application.getName(), content);
    }
  }

  /** Takes {@code application} away. */
  public void undeploy(Archive<?> application) throws Exception {
    new ServerDeploymentHelper(management).undeploy(application.getName());
  }

  /** Looks at all that the server knows of it, as a management console does. */
  void readModel(WebArchive application) throws IOException {
    ModelNode read = new ModelNode();
    read.get("operation").set("read-resource");
    read.get("address").add("deployment", application.getName());
    read.get("recursive").set(true);
    read.get("include-runtime").set(true);
    execute(read);
  }

  private void execute(ModelNode operation) throws IOException {
    ModelNode answer = management.execute(operation);
    if (!"success".equals(answer.get("outcome").asString())) {
      throw new IOException(answer.toString());
    }
  }

  /** Where an application called {@code name} answers. */
  public URI uri(String name) {
    return URI.create("http://127.0.0.1:" + (8_080 + PORT_OFFSET) + "/" + name + "/");
  }

  /** Address on the server's management port. */
  URI management(String path) {
    return URI.create("http://127.0.0.1:" + (MANAGEMENT_PORT + PORT_OFFSET) + path);
  }

  /** Number of its process. */
  public long pid() {
    return process.process().pid();
  }

  /** What it printed. */
  public String log() throws IOException {
    return process.log();
  }

  /** Ends it like Ctrl+C. The second call does nothing. */
  void signal(Duration within) throws IOException {
    management.close();
    process.stop(within);
  }

  @Override
  public void close() throws IOException {
    signal(STOP_WITHIN);
  }
}
