package org.sessiontrail.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.sessiontrail.config.TrackerConfig;
import org.sessiontrail.config.TrackerConfig.AnalyticsConfig;
import org.sessiontrail.config.TrackerConfig.DatabaseConfig;
import org.sessiontrail.runtime.Health;
import org.sessiontrail.runtime.TestConfig;

/** Running nodes keep visits up with the log. */
class VisitAgentTest extends NodesTogether {
  @Override
  DatabaseConfig database() {
    return new DatabaseConfig(
        null,
        "jdbc:h2:file:" + dir.resolve("trail").toAbsolutePath() + ";AUTO_SERVER=TRUE",
        "sa",
        "sa");
  }

  private long number(String query) throws Exception {
    DatabaseConfig config = database();
    try (Connection connection =
            DriverManager.getConnection(config.jdbcUrl(), config.user(), config.password());
        Statement run = connection.createStatement();
        ResultSet found = run.executeQuery(query)) {
      assertThat(found.next()).isTrue();
      return found.getLong(1);
    }
  }

  private static Health.Part visits(TestNode node) {
    return Objects.requireNonNull(node.tracker.health().part("visits"));
  }

  @Test
  void node_followsTheLog() throws Exception {
    TestNode node = node("a");
    workAll(2);
    node.visit("s1", true);
    node.visit("s1", false);
    workAll(2);

    assertThat(number("select deeds from tracker_visit")).isEqualTo(2);
    assertThat(number("select count(*) from tracker_deed where kind = 'request'")).isEqualTo(2);
    assertThat(visits(node).state()).isEqualTo(Health.State.UP);
    assertThat(visits(node).message()).isEqualTo("up to date");

    minutes(31);
    node.visit("s1", false);
    workAll(2);
    assertThat(number("select max(num) from tracker_visit")).isEqualTo(2);
    assertThat(number("select is_returning from tracker_visit where num = 2")).isEqualTo(1);
  }

  @Test
  void twoNodes_followOnce_andTheOtherGoesOn() throws Exception {
    TestNode a = node("a");
    workAll(2);
    TestNode b = node("b");
    a.visit("s1", true);
    b.visit("s2", true);
    workAll(3);

    assertThat(number("select count(*) from tracker_visit")).isEqualTo(2);
    assertThat(visits(a).message()).isEqualTo("up to date");
    assertThat(visits(b).message()).isEqualTo("another node follows");

    crash(a);
    b.visit("s2", false);
    workAll(2);
    assertThat(number("select sum(deeds) from tracker_visit")).isEqualTo(2);
    sql(
        "update tracker_lease set until = current_timestamp - interval '1' second where name like"
            + " '%/visits'");
    workAll(6);
    assertThat(number("select sum(deeds) from tracker_visit")).isEqualTo(3);
    assertThat(visits(b).message()).isEqualTo("up to date");
  }

  @Test
  void node_withoutItsFileOfPlaces_followsAndSaysSo() throws Exception {
    Path missing = dir.resolve("none.mmdb");
    TrackerConfig config =
        TestConfig.with(
            TestConfig.in(dir.resolve("spool")),
            Map.of(
                "database",
                database(),
                "analytics",
                new AnalyticsConfig(
                    10, missing, List.of("source:x=Y"), List.of("/x/*=things"), "2.1")));
    TestNode node = new TestNode(config, clock);
    running.add(node);
    workAll(2);
    node.visit("s1", true);
    minutes(11);
    node.visit("s1", false);
    workAll(2);

    assertThat(number("select count(*) from tracker_visit where app_release = '2.1'")).isEqualTo(2);
    assertThat(visits(node).state()).isEqualTo(Health.State.DEGRADED);
    assertThat(visits(node).message())
        .startsWith("TRK-0620 places are not known: ")
        .endsWith("; up to date");
  }
}
