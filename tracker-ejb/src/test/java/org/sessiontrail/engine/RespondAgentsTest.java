package org.sessiontrail.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.sessiontrail.alert.Alert;
import org.sessiontrail.alert.AlertListener;
import org.sessiontrail.capture.guard.Orders;
import org.sessiontrail.config.TrackerConfig;
import org.sessiontrail.config.TrackerConfig.DatabaseConfig;
import org.sessiontrail.config.detect.DetectConfig;
import org.sessiontrail.respond.order.Order;
import org.sessiontrail.runtime.Health;
import org.sessiontrail.runtime.TestConfig;

/** Running nodes tell of findings once, and obey orders everywhere. */
class RespondAgentsTest extends NodesTogether {
  private final List<Alert> told = new ArrayList<>();
  private boolean failing;

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

  private TestNode listening(String name) throws Exception {
    TestNode node = node(name);
    node.tracker.provide(
        AlertListener.class,
        alert -> {
          if (failing) {
            throw new IllegalStateException("not now");
          }
          told.add(alert);
        });
    node.tracker.provide(Orders.class, new Orders(node.tracker.hash()::ofUser));
    return node;
  }

  private static Health.Part alerts(TestNode node) {
    return Objects.requireNonNull(node.tracker.health().part("alerts"));
  }

  @Test
  void finding_isToldOnceByOneOfTwoNodes() throws Exception {
    TestNode a = listening("a");
    workAll(3);
    TestNode b = listening("b");
    workAll(2);
    String trail = a.visit("s1", true);
    workAll(6);

    assertThat(told).singleElement().satisfies(one -> assertThat(one.rule()).isEqualTo("D16"));
    assertThat(told.get(0).session()).isEqualTo(trail);
    assertThat(alerts(a).message()).isEqualTo("2 told, 0 attempts failed, 0 waiting");
    assertThat(alerts(b).message()).isEqualTo("another node tells");
  }

  @Test
  void alert_thatAChannelRefused_survivesTheNodeAndIsToldByTheNext() throws Exception {
    TestNode a = listening("a");
    workAll(3);
    failing = true;
    a.visit("s1", true);
    workAll(4);
    assertThat(told).isEmpty();
    assertThat(alerts(a).state()).isEqualTo(Health.State.DEGRADED);
    assertThat(alerts(a).message()).contains("TRK-0721", "1 waiting");

    crash(a);
    failing = false;
    TestNode b = listening("b");
    sql("update tracker_lease set until = current_timestamp - interval '1' second");
    workAll(8);

    assertThat(told).hasSize(1);
    assertThat(alerts(b).state()).isEqualTo(Health.State.UP);
  }

  @Test
  void order_isObeyedByEveryNode_andByOneThatStartsLater() throws Exception {
    TestNode a = listening("a");
    TestNode b = listening("b");
    workAll(3);
    long at = a.tracker.clock().epochMicros();
    a.tracker.spool().offer(Order.endUser("ada").fact(at, "http", "otto"), null);
    a.tracker.spool().offer(Order.endSession("t-9").fact(at, "http", "otto"), null);
    workAll(3);
    TestNode c = listening("c");
    workAll(4);

    for (TestNode each : List.of(a, b, c)) {
      Orders orders = Objects.requireNonNull(each.tracker.find(Orders.class));
      assertThat(orders.end("t-1", "ada", at - 1, at + 1)).as(each.stream()).isTrue();
      assertThat(orders.end("t-1", "bob", at - 1, at + 1)).as(each.stream()).isFalse();
      assertThat(orders.end("t-9", null, at - 1, at + 1)).as(each.stream()).isTrue();
    }
  }
}
