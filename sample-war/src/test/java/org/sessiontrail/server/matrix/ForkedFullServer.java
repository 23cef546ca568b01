package org.sessiontrail.server.matrix;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.sessiontrail.server.ForkedServer;

/** A full server in a process of its own, with those that it starts, and what they print. */
final class ForkedFullServer implements ForkedServer {
  private static final int START_SECONDS = 420;
  private static final int STOP_SECONDS = 60;

  private final Process process;
  private final Path output;
  private final int port;

  private ForkedFullServer(Process process, Path output, int port) {
    this.process = process;
    this.output = output;
    this.port = port;
  }

  /**
   * What a server prints of its application.
   *
   * @param served once it serves it
   * @param refused once it never will
   */
  record Signs(Pattern served, Pattern refused) {
    static Signs of(String served, String refused) {
      return new Signs(Pattern.compile(served), Pattern.compile(refused));
    }
  }

  /**
   * Starts {@code command}; returns when it serves the probe under {@code /probe}.
   *
   * @param directory of the process, and for what it prints
   * @param port where it will listen
   */
  static ForkedFullServer start(ProcessBuilder command, Path directory, int port, Signs signs)
      throws IOException, InterruptedException {
    Path output = directory.resolve("server.log");
    Process process =
        command
            .directory(directory.toFile())
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start();
    ForkedFullServer server = new ForkedFullServer(process, output, port);
    Runtime.getRuntime().addShutdownHook(new Thread(server::kill));
    server.await(signs);
    return server;
  }

  /** A port that nobody listens on. */
  static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  private void await(Signs signs) throws IOException, InterruptedException {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(START_SECONDS);
    String log = log();
    while (!signs.served().matcher(log).find()) {
      if (process.waitFor(250, TimeUnit.MILLISECONDS)
          || signs.refused().matcher(log).find()
          || System.nanoTime() > deadline) {
        kill();
        throw new IOException(log());
      }
      log = log();
    }
  }

  @Override
  public URI base() {
    return URI.create("http://127.0.0.1:" + port + "/probe/");
  }

  @Override
  public String log() throws IOException {
    return Files.readString(output);
  }

  /** The server and whatever started it, the youngest first. */
  private List<ProcessHandle> processes() {
    return Stream.concat(process.descendants(), Stream.of(process.toHandle()))
        .sorted((one, other) -> Long.compare(other.pid(), one.pid()))
        .toList();
  }

  private void kill() {
    processes().forEach(ProcessHandle::destroyForcibly);
  }

  @Override
  public void close() throws IOException {
    List<ProcessHandle> all = processes();
    all.forEach(ProcessHandle::destroy);
    try {
      CompletableFuture.allOf(
              all.stream().map(ProcessHandle::onExit).toArray(CompletableFuture[]::new))
          .get(STOP_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (ExecutionException | TimeoutException e) {
      throw new IOException("the server did not stop: " + log(), e);
    } finally {
      all.forEach(ProcessHandle::destroyForcibly);
    }
  }
}
