package org.sessiontrail.store.nodes;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.sessiontrail.config.TrackerConfig.DatabaseConfig;
import org.sessiontrail.store.TestMySql;
import org.sessiontrail.store.jpa.JpaStorage;

/** Nodes that share a server of MySQL's kind, whose sessions have a time zone each. */
abstract class MySqlNodesContract extends NodesContract {
  private static final AtomicInteger DATABASES = new AtomicInteger();

  private final TestMySql server;
  private @Nullable DatabaseConfig database;

  MySqlNodesContract(TestMySql server) {
    this.server = server;
  }

  @Override
  DatabaseConfig database() throws Exception {
    if (database == null) {
      database = server.newDatabase("nodes_" + DATABASES.incrementAndGet());
    }
    return database;
  }

  @Test
  void hold_bySessionsOfDifferentTimeZones_isByOneClock() throws Exception {
    try (JpaStorage west = JpaStorage.open(in("-11:00"), LOG)) {
      assertThat(west.nodes().leases().hold("sealing", "n1", 60)).isTrue();
      assertThat(seen(west, "west/b1")).isFalse();

      assertThat(first.nodes().leases().hold("sealing", "n2", 60)).isFalse();
      assertThat(first.nodes().streams().silent("")).isEmpty();
      assertThat(first.nodes().streams().others("")).containsExactly("west/b1");
    }
  }

  private DatabaseConfig in(String zone) throws Exception {
    DatabaseConfig plain = database();
    String url = plain.jdbcUrl();
    return new DatabaseConfig(
        null,
        url + (url.contains("?") ? "&" : "?") + "sessionVariables=time_zone='" + zone + "'",
        plain.user(),
        plain.password());
  }
}
