package org.sessiontrail.server.boot;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.sessiontrail.server.Built;
import org.sessiontrail.server.ForkedServer;

/** An executable jar, run as its users do. */
final class ForkedJar implements ForkedServer {
  private static final int START_SECONDS = 120;
  private static final int STOP_SECONDS = 30;
  private static final Pattern SERVES = Pattern.compile("Tomcat started on port (\\d+)");

  private final Process process;
  private final Path log;
  private int port;

  private ForkedJar(Process process, Path log) {
    this.process = process;
    this.log = log;
  }

  /** Starts {@code jar} in its directory; returns when it serves. */
  static ForkedJar run(Path jar) throws IOException, InterruptedException {
    Path log = jar.resolveSibling("jar.log");
    Process process =
        new ProcessBuilder(Built.java(), "-jar", jar.toString())
            .directory(log.resolveSibling(".").toFile())
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
            .start();
    Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
    ForkedJar server = new ForkedJar(process, log);
    server.awaitServing();
    return server;
  }

  private void awaitServing() throws IOException, InterruptedException {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(START_SECONDS);
    Matcher serves = SERVES.matcher(log());
    while (!serves.find()) {
      if (process.waitFor(50, TimeUnit.MILLISECONDS) || System.nanoTime() > deadline) {
        process.destroyForcibly();
        throw new IOException(log());
      }
      serves = SERVES.matcher(log());
    }
    port = Integer.parseInt(serves.group(1));
  }

  @Override
  public URI base() {
    return URI.create("http://127.0.0.1:" + port + "/");
  }

  @Override
  public String log() throws IOException {
    return Files.readString(log);
  }

  /** Ends it like Ctrl+C. */
  @Override
  public void close() throws IOException {
    process.destroy();
    try {
      if (!process.waitFor(STOP_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly();
        throw new IOException("it did not stop: " + log());
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
