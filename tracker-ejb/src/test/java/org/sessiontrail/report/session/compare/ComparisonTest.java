package org.sessiontrail.report.session.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.sessiontrail.report.MemoryTrail.TEN;
import static org.sessiontrail.report.session.SessionLog.FAILED;
import static org.sessiontrail.report.session.SessionLog.SECOND;
import static org.sessiontrail.report.session.SessionLog.WENT_WELL;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.sessiontrail.report.MemoryTrail;
import org.sessiontrail.report.session.NoSuchSessionException;
import org.sessiontrail.report.session.SessionLog;
import org.sessiontrail.report.session.Timeline;
import org.sessiontrail.report.session.TimelineReader;

class ComparisonTest {
  private final MemoryTrail log = SessionLog.both();

  private Timeline timeline(String trail) throws Exception {
    return new TimelineReader(log, "shop").read(trail);
  }

  private Comparison compared() throws Exception {
    return Comparison.of(timeline(FAILED), timeline(WENT_WELL), "it is the other one");
  }

  @Test
  void rows_alignWhatBothDid() throws Exception {
    assertThat(compared().rows())
        .extracting(row -> row.difference().id() + " " + row.step())
        .containsExactly(
            "none GET /shop/",
            "slower GET /shop/product/{n}",
            "none POST /shop/cart",
            "none action cart.add",
            "only-there GET /shop/cart",
            "outcome POST /shop/checkout",
            "outcome action order.place");
  }

  @Test
  void comparison_saysWhereItDiffersFirstAndWhatFailedOnlyHere() throws Exception {
    Comparison comparison = compared();

    assertThat(comparison.firstDifference()).isEqualTo(4);
    assertThat(comparison.slower())
        .extracting(Comparison.Row::step)
        .containsExactly("GET /shop/product/{n}");
    assertThat(comparison.errorsOnlyHere())
        .extracting(each -> each.result().fingerprint())
        .containsOnly("0123456789abcdef")
        .hasSize(2);
    assertThat(Comparison.of(timeline(FAILED), timeline(FAILED), "").errorsOnlyHere()).isEmpty();
    assertThat(Comparison.of(timeline(FAILED), timeline(FAILED), "").firstDifference())
        .isEqualTo(-1);
  }

  @Test
  void rows_ofManySteps_areBounded() throws Exception {
    for (int i = 0; i < 1_200; i++) {
      log.add(
          SessionLog.request(
              TEN + i * SECOND, "long", "GET", "/" + "ab".charAt(i % 2), null, 200, 1));
    }

    List<Comparison.Row> rows = Comparison.of(timeline("long"), timeline("long"), "").rows();

    assertThat(rows)
        .hasSize(Step.MOST_STEPS)
        .allMatch(row -> row.difference() == Comparison.Difference.NONE);
  }

  @Test
  void near_choosesTheMostAlikeAndThenTheNearest() throws Exception {
    log.add(SessionLog.request(TEN + 1, "elsewhere", "GET", "/other/", null, 200, 1));
    log.add(SessionLog.action(TEN + 2, "elsewhere", "order.place", TEN + 1, 1, null));

    SuccessfulSession.Choice choice =
        new SuccessfulSession(log, "shop").near(timeline(FAILED), "order.place");

    assertThat(choice.trail()).isEqualTo(WENT_WELL);
    assertThat(choice.why()).contains("order.place", "same entry page", "same sort of device");
  }

  @Test
  void near_whenTheGoalWasReachedByNobody_saysSo() {
    assertThatThrownBy(() -> new SuccessfulSession(log, "shop").near(timeline(FAILED), "tea.drink"))
        .isInstanceOf(NoSuchSessionException.class)
        .hasMessageContaining("TRK-0716")
        .hasMessageContaining("tea.drink");
  }
}
