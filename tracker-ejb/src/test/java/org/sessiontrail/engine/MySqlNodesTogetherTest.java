package org.sessiontrail.engine;

import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.sessiontrail.config.TrackerConfig.DatabaseConfig;
import org.sessiontrail.store.TestMySql;

/** Several nodes on one real MySQL. */
class MySqlNodesTogetherTest extends NodesTogetherContract {
  private static final AtomicInteger DATABASES = new AtomicInteger();

  private @Nullable DatabaseConfig database;

  @Override
  DatabaseConfig database() throws Exception {
    if (database == null) {
      database = TestMySql.MYSQL.newDatabase("together_" + DATABASES.incrementAndGet());
    }
    return database;
  }
}
