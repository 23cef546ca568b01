package org.sessiontrail.fault;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.sessiontrail.server.Directories;

/** A real PostgreSQL that stops without warning and comes back with what it had committed. */
final class FaultPostgres implements AutoCloseable {
  static final String USER = "postgres";
  private static final long STOP_SECONDS = 20;

  private final Path data;
  private EmbeddedPostgres server;

  private FaultPostgres(Path data, EmbeddedPostgres server) {
    this.data = data;
    this.server = server;
  }

  /** Starts one in {@code data}; removed first. */
  static FaultPostgres start(Path data) throws IOException {
    Directories.clear(data);
    return new FaultPostgres(data, launch(data, 0));
  }

  private static EmbeddedPostgres launch(Path data, int port) throws IOException {
    EmbeddedPostgres.Builder builder =
        EmbeddedPostgres.builder()
            .setDataDirectory(data)
            .setCleanDataDirectory(false)
            // or a commit of the last moments would be gone by the database's own doing
            .setServerConfig("synchronous_commit", "on")
            .setServerConfig("max_connections", "60");
    return port == 0 ? builder.start() : builder.setPort(port).start();
  }

  /** A new, empty database; its URL names the user. */
  String newDatabase(String name) throws SQLException {
    try (Connection connection = server.getPostgresDatabase().getConnection();
        Statement create = connection.createStatement()) {
      create.execute("create database " + name);
    }
    return "jdbc:postgresql://127.0.0.1:" + server.getPort() + "/" + name + "?user=" + USER;
  }

  /** Stops it as {@code pg_ctl stop -m immediate} does: every connection breaks. */
  void stopAtOnce() throws IOException, InterruptedException {
    long pid = Long.parseLong(Files.readAllLines(data.resolve("postmaster.pid")).get(0).strip());
    ProcessHandle postmaster = ProcessHandle.of(pid).orElseThrow();
    if (new ProcessBuilder("kill", "-QUIT", Long.toString(pid)).start().waitFor() != 0) {
      throw new IOException("no signal to PostgreSQL, process " + pid);
    }
    try {
      postmaster.onExit().get(STOP_SECONDS, TimeUnit.SECONDS);
    } catch (java.util.concurrent.ExecutionException | TimeoutException e) {
      throw new IOException("PostgreSQL did not stop", e);
    }
  }

  /** Starts it again where it was. */
  void startAgain() throws IOException {
    int port = server.getPort();
    server.close();
    server = launch(data, port);
  }

  /** The driver, for applications that bring it. */
  static File driver() {
    try {
      return new File(
          org.postgresql.Driver.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() throws IOException {
    server.close();
  }
}
