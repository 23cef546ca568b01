package org.sessiontrail.store.jpa;

import static org.assertj.core.api.Assertions.assertThat;
import static org.sessiontrail.store.TrailRecords.T0;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.sessiontrail.config.detect.Severity;
import org.sessiontrail.config.respond.AlertConfig;
import org.sessiontrail.record.Fact;
import org.sessiontrail.record.Kind;
import org.sessiontrail.respond.AlertChoice;
import org.sessiontrail.respond.AlertStore;
import org.sessiontrail.respond.AlertStore.Waiting;

/** What every database must do with findings that somebody has yet to be told of. */
abstract class AlertsContract extends StoreFixture {
  private static final List<String> TWO = List.of("log", "webhook");
  private static final long WINDOW = 60_000_000;
  private static final AlertChoice CHOICE =
      new AlertChoice(
          new AlertConfig(
              Severity.MEDIUM, List.of(), 60, true, null, null, null, List.of(), "mail", false));

  private long now = T0;

  AlertsContract(Backend backend) {
    super(backend);
  }

  private void find(String rule, String severity, @Nullable String trail) throws Exception {
    storage
        .store()
        .append(
            List.of(
                n1.next(
                    Fact.of(Kind.FINDING, now)
                        .on(trail)
                        .put("rule", rule)
                        .put("title", rule + "-title")
                        .put("severity", severity)
                        .build())));
  }

  /** A log that begins: from here on findings are told of. */
  private AlertStore begun() throws Exception {
    storage.store().append(List.of(n1.request(T0, null, null)));
    AlertStore alerts = storage.alerts();
    assertThat(alerts.follow(CHOICE, TWO, now)).isZero();
    return alerts;
  }

  private static List<String> waiting(AlertStore alerts, String channel) throws Exception {
    return alerts.waiting(List.of(channel), 10).stream()
        .map(one -> one.index() + "-" + one.last() + " x" + one.count())
        .toList();
  }

  @Test
  void follow_ofALogThatWasThereBefore_tellsOfNothing() throws Exception {
    find("D01", "high", null);

    AlertStore alerts = storage.alerts();

    assertThat(alerts.follow(CHOICE, TWO, now)).isZero();
    assertThat(alerts.size()).isZero();
  }

  @Test
  void follow_ofAThousand_makesOneAlertAndThenOneDigest() throws Exception {
    AlertStore alerts = begun();
    for (int i = 0; i < 20; i++) {
      find("D09", "high", null);
      storage.alerts().follow(CHOICE, TWO, now); // as after a restart
    }
    assertThat(waiting(alerts, "log")).containsExactly("1-1 x1");
    alerts.told(alerts.waiting(List.of("log"), 10).get(0));
    assertThat(waiting(alerts, "log")).isEmpty();

    now += WINDOW;
    alerts.follow(CHOICE, TWO, now);
    assertThat(waiting(alerts, "log")).containsExactly("1-20 x19");
    assertThat(waiting(alerts, "webhook"))
        .as("was not told of the first yet")
        .containsExactly("1-20 x20");

    now += WINDOW;
    alerts.follow(CHOICE, TWO, now);
    assertThat(rows("select count(*) from tracker_alert where channel = 'window'"))
        .containsExactly("0");
    find("D09", "high", null);
    alerts.follow(CHOICE, TWO, now);
    assertThat(waiting(alerts, "log")).containsExactly("1-20 x19", "21-21 x1");
  }

  @Test
  void follow_tellsOfEachSubjectAndNothingHarmless() throws Exception {
    AlertStore alerts = begun();
    find("D03", "high", "t-1");
    find("D03", "high", "t-2");
    find("D03", "medium", "t-1");
    find("D12", "medium", "t-1");
    find("D17", "low", "t-1");
    alerts.follow(CHOICE, TWO, now);

    assertThat(waiting(alerts, "log")).containsExactly("1-1 x1", "2-2 x1", "4-4 x1");
    Waiting first = alerts.waiting(List.of("log"), 1).get(0);
    assertThat(java.util.Objects.requireNonNull(first.finding()).stored().text("sid"))
        .isEqualTo("t-1");
  }

  @Test
  void told_ofAnAlertThatGrewMeanwhile_keepsWhatWasAdded() throws Exception {
    AlertStore alerts = begun();
    find("D09", "high", null);
    find("D09", "high", null);
    alerts.follow(CHOICE, TWO, now);
    Waiting first = alerts.waiting(List.of("log"), 1).get(0);
    now += WINDOW;
    alerts.follow(CHOICE, TWO, now);

    alerts.told(first);

    assertThat(waiting(alerts, "log")).containsExactly("1-2 x1");
  }
}
