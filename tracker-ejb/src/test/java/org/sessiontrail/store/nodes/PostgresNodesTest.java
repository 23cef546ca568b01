package org.sessiontrail.store.nodes;

import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.sessiontrail.config.TrackerConfig.DatabaseConfig;
import org.sessiontrail.store.TestPostgres;

/** Nodes that share a real PostgreSQL. */
class PostgresNodesTest extends NodesContract {
  private static final AtomicInteger DATABASES = new AtomicInteger();

  private @Nullable DatabaseConfig database;

  @Override
  DatabaseConfig database() throws Exception {
    if (database == null) {
      database = TestPostgres.newDatabase("nodes_" + DATABASES.incrementAndGet());
    }
    return database;
  }
}
