package org.sessiontrail.store;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
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

  private static final class Holder {
    static final EmbeddedPostgres SERVER = start();

    private static EmbeddedPostgres start() {
      try {
        // passwords are asked for, so that a wrong one is refused as on a real server
        return EmbeddedPostgres.builder().setServerConfig("max_connections", "60").start();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
