package org.sessiontrail.store.nodes;

import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.sessiontrail.config.TrackerConfig.DatabaseConfig;

/** Nodes that share an H2 file. */
class H2NodesTest extends NodesContract {
  @TempDir static Path dir;

  @Override
  DatabaseConfig database() {
    return new DatabaseConfig(
        null,
        "jdbc:h2:file:" + dir.resolve("trail").toAbsolutePath() + ";AUTO_SERVER=TRUE",
        "sa",
        "sa");
  }
}
