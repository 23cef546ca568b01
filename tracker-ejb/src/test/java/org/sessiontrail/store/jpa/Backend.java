package org.sessiontrail.store.jpa;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.sessiontrail.config.TrackerConfig.DatabaseConfig;
import org.sessiontrail.store.TestMySql;
import org.sessiontrail.store.TestPostgres;
import org.sessiontrail.store.jdbc.SchemaMigration;

/** The databases that every contract is tested on. */
enum Backend {
  H2 {
    @Override
    DatabaseConfig newDatabase(Path dir) {
      String url = "jdbc:h2:file:" + dir.resolve("trail").toAbsolutePath() + ";AUTO_SERVER=TRUE";
      return new DatabaseConfig(null, url, "sa", "sa");
    }

    @Override
    String files(StoreFixture of) throws Exception {
      of.storage.close();
      of.sql("script to '" + of.dir.resolve("trail-dump.sql") + "'");
      of.sql("shutdown compact");
      String out = bytes(of.dir, "trail");
      of.openStorage();
      return out;
    }
  },
  POSTGRESQL {
    @Override
    DatabaseConfig newDatabase(Path dir) throws SQLException {
      return TestPostgres.newDatabase("trail_" + DATABASES.incrementAndGet());
    }

    /** Of the database itself; the server's write-ahead log keeps bytes for longer. */
    @Override
    String files(StoreFixture of) throws Exception {
      of.sql("vacuum full");
      of.sql("checkpoint");
      Path data = Path.of(of.rows("show data_directory").get(0));
      String oid = of.rows("select oid from pg_database where datname = current_database()").get(0);
      return bytes(data.resolve("base").resolve(oid), "");
    }
  },
  MARIADB {
    @Override
    DatabaseConfig newDatabase(Path dir) throws SQLException {
      return TestMySql.MARIADB.newDatabase("trail_" + DATABASES.incrementAndGet());
    }

    @Override
    String files(StoreFixture of) throws Exception {
      return tables(of, TestMySql.MARIADB);
    }
  },
  MYSQL {
    @Override
    DatabaseConfig newDatabase(Path dir) throws SQLException {
      return TestMySql.MYSQL.newDatabase("trail_" + DATABASES.incrementAndGet());
    }

    @Override
    String files(StoreFixture of) throws Exception {
      return tables(of, TestMySql.MYSQL);
    }
  };

  private static final AtomicInteger DATABASES = new AtomicInteger();

  /** A new, empty database, in {@code dir} if it is a file. */
  abstract DatabaseConfig newDatabase(Path dir) throws SQLException;

  /**
   * The bytes of the database's files, one character each, when it has let go of what was erased as
   * far as it does.
   */
  abstract String files(StoreFixture of) throws Exception;

  /** The tables' own files; the server's logs of what to redo and undo keep bytes for longer. */
  private static String tables(StoreFixture of, TestMySql server) throws Exception {
    for (String table : SchemaMigration.TABLES) {
      of.sql("alter table " + table + " engine = InnoDB");
    }
    try (Connection connection = of.connect();
        Statement flush = connection.createStatement()) {
      flush.execute("flush tables " + String.join(", ", SchemaMigration.TABLES) + " for export");
      String out = bytes(server.files(connection.getCatalog()), "");
      flush.execute("unlock tables");
      return out;
    }
  }

  private static String bytes(Path dir, String prefix) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (Stream<Path> files = Files.walk(dir)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        if (file.getFileName().toString().startsWith(prefix)) {
          out.write(Files.readAllBytes(file));
        }
      }
    }
    return out.toString(StandardCharsets.ISO_8859_1);
  }
}
