package org.sessiontrail.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.sessiontrail.config.TrackerConfig;
import org.sessiontrail.config.TrackerConfig.DatabaseConfig;
import org.sessiontrail.config.detect.DetectConfig;
import org.sessiontrail.record.Kind;
import org.sessiontrail.record.StoredRecord;
import org.sessiontrail.record.TrailClock;
import org.sessiontrail.runtime.TestConfig;

/** Running nodes look at what is stored. */
class DetectAgentTest extends NodesTogether {
  @Override
  DatabaseConfig database() {
    return new DatabaseConfig(
        null,
        "jdbc:h2:file:" + dir.resolve("trail").toAbsolutePath() + ";AUTO_SERVER=TRUE",
        "sa",
        "sa");
  }

  @Override
  TrackerConfig configured(TrackerConfig config) {
    DetectConfig traps = new DetectConfig(Map.of(), List.of(), List.of("/x"), List.of());
    return TestConfig.with(config, Map.of("detect", traps));
  }

  private static String said(TestNode node) {
    return Objects.requireNonNull(node.tracker.health().part("detect")).message();
  }

  @Test
  void node_statesAFindingWithinSeconds() throws Exception {
    TestNode node = node("a");
    workAll(2);
    String trail = node.visit("s1", true);
    workAll(3);

    List<StoredRecord> found = read(Kind.FINDING);
    assertThat(found).hasSize(1);
    assertThat(found.get(0).text("rule")).isEqualTo("D16");
    assertThat(found.get(0).text("sid")).isEqualTo(trail);
    long when = TrailClock.parse(Objects.requireNonNull(found.get(0).text("when")));
    assertThat(found.get(0).epochMicros() - when).isBetween(0L, 5_000_000L);
    assertThat(said(node)).isEqualTo("up to date");
  }

  @Test
  void twoNodes_stateEachOnce_andTheOtherGoesOn() throws Exception {
    TestNode a = node("a");
    workAll(2);
    TestNode b = node("b");
    a.visit("s1", true);
    b.visit("s2", true);
    workAll(3);

    assertThat(read(Kind.FINDING)).hasSize(2);
    assertThat(said(b)).isEqualTo("another node looks");

    crash(a);
    b.visit("s2", false); // told of already
    b.visit("s3", true);
    workAll(2);
    assertThat(read(Kind.FINDING)).hasSize(2);
    sql(
        "update tracker_lease set until = current_timestamp - interval '1' second where name like"
            + " '%/detect'");
    workAll(6);
    assertThat(read(Kind.FINDING)).hasSize(3);
    assertThat(said(b)).isEqualTo("up to date");
  }
}
