package org.sessiontrail.server;

import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jboss.shrinkwrap.api.exporter.ZipExporter;
import org.jboss.shrinkwrap.api.spec.WebArchive;

/** A plain Tomcat in a process of its own: no EJB, no CDI and no JPA on its class path. */
public final class ForkedTomcat implements ForkedServer {
  private static final int START_SECONDS = 120;
  private static final Duration STOP_WITHIN = Duration.ofSeconds(30);
  private static final String WAR = ".war";

  /**
   * What is started.
   *
   * @param java program of its Java
   * @param jars Tomcat's own
   */
  @SuppressWarnings("ArrayRecordComponent") // as Built has them; never compared
  public record Kit(String java, File[] jars) {
    /** The Tomcat and the Java of the tests. */
    public static Kit own() {
      return new Kit(Built.java(), Built.tomcat());
    }

    /** The same with everything of the tracker's where all applications find it. */
    public static Kit withTracker() {
      return new Kit(
          Built.java(),
          Stream.of(Built.tomcat(), Built.libraries(), Built.provider())
              .flatMap(Stream::of)
              .toArray(File[]::new));
    }
  }

  private final Process process;
  private final Path base;
  private int port;
  private int told;

  private ForkedTomcat(Process process, Path base) {
    this.process = process;
    this.base = base;
  }

  /**
   * Starts {@code application} under {@code /probe}; returns when it serves.
   *
   * @param base directory for the server; removed first
   */
  public static ForkedTomcat start(Path base, WebArchive application, String... javaOptions)
      throws IOException, InterruptedException {
    return start(base, application, Kit.own(), javaOptions);
  }

  /** As {@link #start(Path, WebArchive, String...)} with another Tomcat or Java. */
  public static ForkedTomcat start(
      Path base, WebArchive application, Kit kit, String... javaOptions)
      throws IOException, InterruptedException {
    prepare(base, application);
    ForkedTomcat server = launch(base, kit, javaOptions);
    server.awaitServing();
    return server;
  }

  /** Starts {@code applications}, each under its name; returns when they serve. */
  public static ForkedTomcat start(
      Path base, List<WebArchive> applications, Kit kit, String... javaOptions)
      throws IOException, InterruptedException {
    Directories.clear(base);
    for (WebArchive application : applications) {
      export(application, base.resolve(application.getName()));
    }
    ForkedTomcat server = launch(base, kit, javaOptions);
    server.awaitServing();
    return server;
  }

  /** Makes {@code base} the directory of a server with {@code application}; removed first. */
  public static void prepare(Path base, WebArchive application) throws IOException {
    Directories.clear(base);
    export(application, base.resolve(Probe.APP + WAR));
  }

  private static void export(WebArchive application, Path file) {
    application.as(ZipExporter.class).exportTo(file.toFile());
  }

  /** Starts the server in {@code base}, whatever an earlier one left there; waits for nothing. */
  public static ForkedTomcat launch(Path base, String... javaOptions) throws IOException {
    return launch(base, Kit.own(), javaOptions);
  }

  private static ForkedTomcat launch(Path base, Kit kit, String... javaOptions) throws IOException {
    Files.deleteIfExists(base.resolve("port"));
    List<String> command =
        Stream.of(
                Stream.of(kit.java()),
                Stream.of(javaOptions),
                Stream.of("-cp", classPath(kit), TomcatMain.class.getName()),
                Stream.of(base.toString()),
                applications(base))
            .flatMap(part -> part)
            .toList();
    Process process =
        new ProcessBuilder(command)
            .directory(base.toFile())
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(base.resolve("tomcat.log").toFile()))
            .start();
    Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
    return new ForkedTomcat(process, base);
  }

  private static Stream<String> applications(Path base) throws IOException {
    try (Stream<Path> files = Files.list(base)) {
      return files.filter(file -> file.toString().endsWith(WAR)).sorted().toList().stream()
          .flatMap(file -> Stream.of(file.toString(), "/" + name(file)));
    }
  }

  private static String name(Path file) {
    String name = String.valueOf(file.getFileName());
    return name.substring(0, name.length() - WAR.length());
  }

  /** Waits until the server of a {@link #launch} serves. */
  public void awaitServing() throws IOException, InterruptedException {
    Path file = base.resolve("port");
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(START_SECONDS);
    while (!Files.exists(file)) {
      if (process.waitFor(50, TimeUnit.MILLISECONDS) || System.nanoTime() > deadline) {
        process.destroyForcibly();
        throw new IOException(log());
      }
    }
    port = Integer.parseInt(Files.readString(file));
  }

  /** Ends the process as {@code kill -9} does; returns when it is gone. */
  public void kill() throws InterruptedException {
    process.destroyForcibly().waitFor();
  }

  /** Tomcat alone, and the one class that starts it. */
  private static String classPath(Kit kit) throws IOException {
    Path main = Built.target().resolve("tomcat-main");
    String name = TomcatMain.class.getName().replace('.', '/') + ".class";
    Files.createDirectories(main.resolve(name).getParent());
    Files.write(main.resolve(name), Built.classBytes(TomcatMain.class));
    return Stream.concat(Stream.of(main), Stream.of(kit.jars()).map(File::toPath))
        .map(Path::toString)
        .collect(Collectors.joining(File.pathSeparator));
  }

  @Override
  public URI base() {
    return uri(Probe.APP);
  }

  /** Where it serves the application called {@code name}. */
  public URI uri(String name) {
    return URI.create("http://127.0.0.1:" + port + "/" + name + "/");
  }

  /** Takes the application called {@code name} away. */
  public void undeploy(String name) throws IOException, InterruptedException {
    tell("undeploy /" + name);
  }

  /** Starts the application called {@code name} again. */
  public void deploy(String name) throws IOException, InterruptedException {
    tell("deploy /" + name);
  }

  /** Has it obey {@code command}, see {@link TomcatMain}; returns when it has. */
  private void tell(String command) throws IOException, InterruptedException {
    OutputStream input = process.getOutputStream();
    input.write((command + "\n").getBytes(StandardCharsets.US_ASCII));
    input.flush();
    told++;
    Path done = base.resolve("done");
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(START_SECONDS);
    while (!Files.exists(done) || Integer.parseInt(Files.readString(done)) < told) {
      if (process.waitFor(20, TimeUnit.MILLISECONDS) || System.nanoTime() > deadline) {
        throw new IOException(command + " was not done: " + log());
      }
    }
  }

  /** Number of its process. */
  public long pid() {
    return process.pid();
  }

  @Override
  public String log() throws IOException {
    return Files.readString(base.resolve("tomcat.log"));
  }

  /** Lines of its access log: status, method and path; complete when it is closed. */
  List<String> accessLog() throws IOException {
    List<String> lines = new ArrayList<>();
    try (Stream<Path> logs = Files.list(base.resolve("logs"))) {
      for (Path log : logs.sorted().toList()) { // one a day, and a day may end meanwhile
        lines.addAll(Files.readAllLines(log));
      }
    }
    return lines;
  }

  /** Ends it like Ctrl+C. */
  void signal(Duration within) throws IOException {
    process.toHandle().destroy(); // the process's own would end its input first
    awaitEnd(within);
  }

  /** Has it stop. */
  void stop(Duration within) throws IOException {
    try (OutputStream input = process.getOutputStream()) {
      input.flush();
    } catch (IOException ended) {
      // before it was told to
    }
    awaitEnd(within);
  }

  private void awaitEnd(Duration within) throws IOException {
    try {
      process.onExit().get(within.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (ExecutionException | TimeoutException e) {
      String threads = String.join("\n", new ServerProcess(pid()).dump());
      process.destroyForcibly();
      throw new IOException("Tomcat did not stop: " + log() + threads, e);
    }
  }

  @Override
  public void close() throws IOException {
    stop(STOP_WITHIN);
  }
}
