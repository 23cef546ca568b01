package org.sessiontrail.insight;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.sessiontrail.insight.feature.ReleaseImpact;
import org.sessiontrail.insight.question.Audience;
import org.sessiontrail.insight.question.InsightRows;
import org.sessiontrail.insight.question.Period;
import org.sessiontrail.insight.question.Question;
import org.sessiontrail.insight.question.QuestionMistakes;
import org.sessiontrail.insight.question.Table;

class ReleaseImpactTest {
  private static final Question QUESTION =
      Question.about(
              new Period(History.START, History.START + History.LENGTH, ZoneId.of("UTC")),
              Audience.INSIDE)
          .with("before", "1.0")
          .with("after", "1.1");
  private static final ReleaseImpact REPORT = new ReleaseImpact();

  private static InsightRows rows(Object[]... rows) {
    return statement -> List.of(rows);
  }

  @Test
  void table_whenSharesDifferClearly_saysSo() throws Exception {
    // 100 of 1000 and 130 of 1000: z = 0.03 / sqrt(0.115 * 0.885 * 2 / 1000) = 2.103
    Table table =
        REPORT.table(
            QUESTION,
            rows(
                new Object[] {"1.0", 1000L, 900L, 100L, 500L, 2L},
                new Object[] {"1.1", 1000L, 900L, 130L, 510L, 3L}));

    assertThat(table.rows()).hasSize(3);
    assertThat((BigDecimal) table.rows().get(0).get(6))
        .isCloseTo(new BigDecimal("2.103"), within());
    assertThat(table.rows().get(0).get(7)).isEqualTo("significant at 5 %");
    assertThat(table.rows().get(1).get(7)).isEqualTo("not significant");
    assertThat(table.rows().get(2).get(6)).isNull();
    assertThat(table.rows().get(2).get(7)).isEqualTo("too few to tell");
  }

  private static org.assertj.core.data.Offset<BigDecimal> within() {
    return org.assertj.core.data.Offset.offset(new BigDecimal("0.001"));
  }

  @Test
  void table_whenFewPeopleSawARelease_isSuppressed() throws Exception {
    Table table =
        REPORT.table(
            QUESTION,
            rows(
                new Object[] {"1.0", 1000L, 900L, 100L, 500L, 2L},
                new Object[] {"1.1", 50L, 4L, 10L, 20L, 0L}));

    assertThat(table.rows()).isEmpty();
    assertThat(table.suppressed()).isEqualTo(3);
  }

  @Test
  void table_whenOneReleaseIsMissing_isRefused() {
    assertThatThrownBy(() -> REPORT.table(QUESTION.with("after"), rows()))
        .isInstanceOf(QuestionMistakes.class)
        .hasMessageContaining("TRK-0677");
  }

  @Test
  void table_onEveryEngine_countsTheVisitsOfBothReleases() throws Exception {
    History history = History.random(3);
    Question all =
        Question.about(QUESTION.period(), Audience.AUDITOR)
            .with("before", "1.0")
            .with("after", "1.1");
    try (Engine h2 = Engine.h2();
        Engine postgresql = Engine.postgresql();
        Engine duckDb = Engine.duckDb()) {
      for (Engine engine : List.of(h2, postgresql, duckDb)) {
        engine.become(history);
        List<@Nullable Object> conversion = REPORT.table(all, engine).rows().get(0);
        for (int i = 0; i < 2; i++) {
          String release = "1." + i;
          List<Map<String, @Nullable Object>> visits =
              References.chosen(history, all).stream()
                  .filter(visit -> Objects.equals(visit.get("app_release"), release))
                  .toList();
          long converted = WorthReferences.sum(visits, "is_converted");
          assertThat(conversion.get(1 + i)).as(engine.toString()).isEqualTo((long) visits.size());
          assertThat(conversion.get(3 + i))
              .isEqualTo(References.quotient(converted, visits.size()));
        }
      }
    }
  }
}
