package org.sessiontrail.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.wildfly.core.launcher.StandaloneCommandBuilder;

/**
 * The process of a WildFly in a directory of its own, started without its script so that signals
 * reach it.
 */
public final class WildFlyProcess {
  private static final String LOG = "console.log";
  private static final Path HOME = Path.of(System.getProperty("wildfly.home"));

  private final Process process;
  private final Path base;

  private WildFlyProcess(Process process, Path base) {
    this.process = process;
    this.base = base;
  }

  /** Makes {@code base} the directory of a server without any application; removed first. */
  public static void prepare(Path base) throws IOException {
    Directories.clear(base);
    Path from = HOME.resolve("standalone/configuration");
    List<Path> files;
    try (Stream<Path> walk = Files.walk(from)) {
      files = walk.toList();
    }
    Files.createDirectories(deployments(base));
    for (Path file : files) {
      Files.copy(file, base.resolve("configuration").resolve(from.relativize(file)));
    }
  }

  /**
   * Where a server in {@code base} has modules beside those of its distribution, if it is there.
   */
  public static Path modules(Path base) {
    return base.resolve("modules");
  }

  /** Where a server in {@code base} looks for applications when it starts. */
  public static Path deployments(Path base) {
    return base.resolve("deployments");
  }

  /**
   * Starts the server in {@code base}, whatever an earlier one left there; waits for nothing.
   *
   * @param portOffset added to each of its ports
   * @param profile configuration file that the distribution brings
   */
  public static WildFlyProcess launch(
      Path base, int portOffset, String profile, String... javaOptions) throws IOException {
    StandaloneCommandBuilder builder = StandaloneCommandBuilder.of(HOME);
    if (Files.isDirectory(modules(base))) {
      builder.addModuleDir(modules(base).toString());
    }
    List<String> command =
        builder
            .setJavaHome(Path.of(System.getProperty("java.home")))
            .setBaseDirectory(base)
            .addJavaOptions("-Djava.net.preferIPv4Stack=true")
            .addJavaOptions(javaOptions)
            .setServerConfiguration(profile)
            .addServerArgument("-Djboss.socket.binding.port-offset=" + portOffset)
            .build();
    Process process =
        new ProcessBuilder(command)
            .directory(base.toFile())
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(base.resolve(LOG).toFile()))
            .start();
    Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
    return new WildFlyProcess(process, base);
  }

  /** The process. */
  public Process process() {
    return process;
  }

  /** What servers in its directory printed since that was prepared. */
  public String log() throws IOException {
    return Files.readString(base.resolve(LOG));
  }

  /** Ends it like Ctrl+C; kills it when that takes too long. */
  public void stop(Duration within) throws IOException {
    process.destroy();
    try {
      if (!process.waitFor(within.toMillis(), TimeUnit.MILLISECONDS)) {
        process.destroyForcibly();
        throw new IOException("WildFly did not stop: " + log());
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
