package org.sessiontrail.store;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.sessiontrail.config.TrackerConfig.DatabaseConfig;

/** A real PostgreSQL, started when first asked for and stopped with the virtual machine. */
public final class TestPostgres {
  private TestPostgres() {}

  /** A new, empty database. */
  public static DatabaseConfig newDatabase(String name) throws SQLException {
    EmbeddedPostgres server = Holder.SERVER;
    try (Connection connection = server.getPostgresDatabase().getConnection();
        Statement create = connection.createStatement()) {
      create.execute("create database " + name);
    }
    return new DatabaseConfig(
        null,
        "jdbc:postgresql://127.0.0.1:" + server.getPort() + "/" + name,
        "postgres",
        "postgres");
  }

  /** The server trusts everybody but those who are named here or called {@code guarded}. */
  public static void askForPasswordOf(String role) throws IOException, SQLException {
    askForPasswordOf(role, Holder.SERVER);
  }

  private static void askForPasswordOf(String role, EmbeddedPostgres server)
      throws IOException, SQLException {
    try (Connection connection = server.getPostgresDatabase().getConnection();
        Statement statement = connection.createStatement()) {
      Path rules;
      try (ResultSet file = statement.executeQuery("show hba_file")) {
        file.next();
        rules = Path.of(file.getString(1));
      }
      String guarded = "host all " + role + " 127.0.0.1/32 scram-sha-256\n";
      Files.writeString(rules, guarded + Files.readString(rules));
      statement.execute("select pg_reload_conf()");
    }
  }

  private static final class Holder {
    static final EmbeddedPostgres SERVER = start();

    private static EmbeddedPostgres start() {
      try {
        EmbeddedPostgres server = EmbeddedPostgres.start();
        askForPasswordOf("guarded", server);
        return server;
      } catch (IOException | SQLException e) {
        throw new IllegalStateException("no PostgreSQL to test on", e);
      }
    }
  }
}
