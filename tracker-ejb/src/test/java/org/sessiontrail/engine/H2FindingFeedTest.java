package org.sessiontrail.engine;

import org.sessiontrail.config.TrackerConfig.DatabaseConfig;

/** Findings on one H2 file. */
class H2FindingFeedTest extends FindingFeedContract {
  @Override
  DatabaseConfig database() {
    return new DatabaseConfig(
        null,
        "jdbc:h2:file:" + dir.resolve("trail").toAbsolutePath() + ";AUTO_SERVER=TRUE",
        "sa",
        "sa");
  }
}
