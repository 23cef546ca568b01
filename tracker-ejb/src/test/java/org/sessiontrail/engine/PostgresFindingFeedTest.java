package org.sessiontrail.engine;

import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.sessiontrail.config.TrackerConfig.DatabaseConfig;
import org.sessiontrail.store.TestPostgres;

/** Findings on one real PostgreSQL. */
class PostgresFindingFeedTest extends FindingFeedContract {
  private static final AtomicInteger DATABASES = new AtomicInteger();

  private @Nullable DatabaseConfig database;

  @Override
  DatabaseConfig database() throws Exception {
    if (database == null) {
      database = TestPostgres.newDatabase("findings_" + DATABASES.incrementAndGet());
    }
    return database;
  }
}
