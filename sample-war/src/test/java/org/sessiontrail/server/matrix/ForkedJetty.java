package org.sessiontrail.server.matrix;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jboss.shrinkwrap.api.exporter.ZipExporter;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.sessiontrail.server.ForkedServer;

/** A Jetty of its distribution in a process of its own, with a base directory of its own. */
public final class ForkedJetty implements ForkedServer {
  private static final int START_SECONDS = 120;
  private static final int STOP_SECONDS = 60;
  private static final Pattern SERVES = Pattern.compile("\\{127\\.0\\.0\\.1:(\\d+)}");
  private static final Pattern STARTED = Pattern.compile("Started (oejs\\.)?Server@");
  private static final String LOG = "jetty.log";
  private static final String CONNECTOR =
      """
      --module=http
      jetty.http.host=127.0.0.1
      jetty.http.port=0
      etc/realm.xml
      """;
  private static final String MODULES = "--module=%s-deploy\n--module=%s-annotations\n";
  private static final String USERS =
      "ada: ada-secret,shopper\nbob: bob-secret,shopper\neve: eve-secret,guest\n";
  private static final String REALM =
      """
      <?xml version="1.0"?>
      <!DOCTYPE Configure PUBLIC "-//Jetty//Configure//EN" "https://jetty.org/configure_10_0.dtd">
      <Configure id="Server" class="org.eclipse.jetty.server.Server">
        <Call class="org.eclipse.jetty.util.resource.ResourceFactory" name="of">
          <Arg><Ref refid="Server"/></Arg>
          <Call id="users" name="newResource">
            <Arg>%s</Arg>
          </Call>
        </Call>
        <Call name="addBean">
          <Arg>
            <New class="org.eclipse.jetty.security.HashLoginService">
              <Set name="name">probe</Set>
              <Set name="config"><Ref refid="users"/></Set>
            </New>
          </Arg>
        </Call>
      </Configure>
      """;

  private final Process process;
  private final Path base;
  private int port;

  private ForkedJetty(Process process, Path base) {
    this.process = process;
    this.base = base;
  }

  /**
   * What is started.
   *
   * @param java program of its Java
   * @param home its distribution
   * @param environment Jetty's name of the Jakarta EE version
   */
  public record Kit(String java, Path home, String environment) {
    /**
     * Starts a server in {@code base} with {@code applications}, each under its name; returns when
     * it serves.
     */
    public ForkedJetty start(Path base, WebArchive... applications)
        throws IOException, InterruptedException {
      prepare(base, applications);
      Process process =
          new ProcessBuilder(
                  List.of(java, "-jar", home.resolve("start.jar").toString(), "jetty.base=" + base))
              .directory(base.toFile())
              .redirectErrorStream(true)
              .redirectOutput(base.resolve(LOG).toFile())
              .start();
      Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
      ForkedJetty server = new ForkedJetty(process, base);
      server.awaitServing();
      return server;
    }

    private void prepare(Path base, WebArchive... applications) throws IOException {
      Path webapps = Files.createDirectories(base.resolve("webapps"));
      Path etc = Files.createDirectories(base.resolve("etc"));
      for (WebArchive application : applications) {
        application
            .as(ZipExporter.class)
            .exportTo(webapps.resolve(application.getName()).toFile(), true);
      }
      Path ini = Files.createDirectories(base.resolve("start.d"));
      Files.writeString(ini.resolve("http.ini"), CONNECTOR);
      Files.writeString(ini.resolve("web.ini"), MODULES.formatted(environment, environment));
      Path users = Files.writeString(etc.resolve("users.properties"), USERS);
      Files.writeString(etc.resolve("realm.xml"), REALM.formatted(users.toUri()));
    }
  }

  private void awaitServing() throws IOException, InterruptedException {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(START_SECONDS);
    while (!STARTED.matcher(log()).find()) {
      if (process.waitFor(100, TimeUnit.MILLISECONDS) || System.nanoTime() > deadline) {
        process.destroyForcibly();
        throw new IOException(log());
      }
    }
    Matcher serves = SERVES.matcher(log());
    if (!serves.find()) {
      throw new IOException(log());
    }
    port = Integer.parseInt(serves.group(1));
  }

  @Override
  public URI base() {
    return uri("probe");
  }

  /** Where it serves the application called {@code name}. */
  public URI uri(String name) {
    return URI.create("http://127.0.0.1:" + port + "/" + name + "/");
  }

  @Override
  public String log() throws IOException {
    return Files.readString(base.resolve(LOG));
  }

  @Override
  public void close() throws IOException {
    process.destroy();
    try {
      if (!process.waitFor(STOP_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly();
        throw new IOException("Jetty did not stop: " + log());
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
