package org.sessiontrail.report.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sessiontrail.report.MemoryTrail;
import org.sessiontrail.store.TrailQuery;

class ReportRequestTest {
  @Test
  void of_nothing_isAllInCsv() throws Exception {
    ReportRequest request = ReportRequest.of(Map.of("from", "", "user", "  "));

    assertThat(request.format()).isEqualTo(ReportFormat.CSV);
    assertThat(request.query()).isEqualTo(TrailQuery.all());
  }

  @Test
  void of_everyCondition_isUnderstood() throws Exception {
    ReportRequest request =
        ReportRequest.of(
            Map.of(
                "format", "jsonl",
                "from", "2026-01-05",
                "to", "2026-01-05T11:00+01:00",
                "session", "t-1",
                "user", "ada",
                "action", "order.place"));

    assertThat(request.format()).isEqualTo(ReportFormat.JSONL);
    assertThat(request.query())
        .isEqualTo(
            TrailQuery.all()
                .between(MemoryTrail.TEN - 36_000_000_000L, MemoryTrail.TEN)
                .ofSession("t-1")
                .ofUser("ada")
                .ofAction("order.place"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2026-01-05T10:00",
        "2026-01-05T10:00:00",
        "2026-01-05T10:00:00.000Z",
        "2026-01-05T05:00:00-05:00"
      })
  void micros_ofOneMoment_areTheSame(String text) {
    assertThat(ReportRequest.micros(text)).isEqualTo(MemoryTrail.TEN);
  }

  @Test
  void of_severalMistakes_namesThemAll() {
    assertThatThrownBy(
            () ->
                ReportRequest.of(
                    Map.of("format", "doc", "from", "yesterday", "to", "31.1.2026", "sid\n", "x")))
        .isInstanceOfSatisfying(
            ReportRequest.Mistakes.class,
            e ->
                assertThat(e.sentences())
                    .hasSize(4)
                    .anyMatch(s -> s.startsWith("\"sid?\" is no parameter"))
                    .anyMatch(s -> s.startsWith("format \"doc\" is unknown; known: csv, jsonl"))
                    .anyMatch(s -> s.startsWith("from \"yesterday\" is no time"))
                    .anyMatch(s -> s.startsWith("to \"31.1.2026\" is no time")));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"1969-12-31", "+999999999-01-01", "-0001-01-01T00:00Z", "T", "2026-13-01", "=1"})
  void of_aTimeNobodyMeans_isAMistake(String from) {
    assertThatThrownBy(() -> ReportRequest.of(Map.of("from", from)))
        .isInstanceOf(ReportRequest.Mistakes.class);
  }

  @Test
  void of_anEmptyPeriod_isAMistake() {
    assertThatThrownBy(() -> ReportRequest.of(Map.of("from", "2026-01-05", "to", "2026-01-05")))
        .hasMessageContaining("from must be before to");
  }
}
