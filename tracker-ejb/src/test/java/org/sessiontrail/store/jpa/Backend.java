package org.sessiontrail.store.jpa;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicInteger;
import org.sessiontrail.config.TrackerConfig.DatabaseConfig;
import org.sessiontrail.store.TestMySql;
import org.sessiontrail.store.TestPostgres;

/** The databases that every contract is tested on. */
enum Backend {
  H2 {
    @Override
    DatabaseConfig newDatabase(Path dir) {
      String url = "jdbc:h2:file:" + dir.resolve("trail").toAbsolutePath() + ";AUTO_SERVER=TRUE";
      return new DatabaseConfig(null, url, "sa", "sa");
    }
  },
  POSTGRESQL {
    @Override
    DatabaseConfig newDatabase(Path dir) throws SQLException {
      return TestPostgres.newDatabase("trail_" + DATABASES.incrementAndGet());
    }
  },
  MARIADB {
    @Override
    DatabaseConfig newDatabase(Path dir) throws SQLException {
      return TestMySql.MARIADB.newDatabase("trail_" + DATABASES.incrementAndGet());
    }
  },
  MYSQL {
    @Override
    DatabaseConfig newDatabase(Path dir) throws SQLException {
      return TestMySql.MYSQL.newDatabase("trail_" + DATABASES.incrementAndGet());
    }
  };

  private static final AtomicInteger DATABASES = new AtomicInteger();

  /** A new, empty database, in {@code dir} if it is a file. */
  abstract DatabaseConfig newDatabase(Path dir) throws SQLException;
}
