package org.sessiontrail.insight;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.NullUnmarked;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sessiontrail.insight.question.Audience;
import org.sessiontrail.insight.question.Period;
import org.sessiontrail.insight.question.Question;
import org.sessiontrail.insight.question.Report;
import org.sessiontrail.insight.question.Table;
import org.sessiontrail.insight.segment.Field;
import org.sessiontrail.insight.segment.Segment;

/** Every report on every engine, beside a slow and obvious computation. */
@NullUnmarked // values of rows, which the test knows
class ReportsOnEveryEngineTest {
  private static final List<Engine> ENGINES = new ArrayList<>();
  private static final Question ALL =
      about(new Period(History.START, History.START + History.LENGTH, ZoneId.of("Europe/Berlin")));

  private static final Map<String, List<List<String>>> OWN =
      Map.of(
          "attribution",
              List.of(
                  List.of("model", "first"), List.of("model", "linear"), List.of("lookback", "90")),
          "campaign-return",
              List.of(
                  List.of(
                      "cost",
                      "2026-03-27,google,spring,12.50,EUR",
                      "2026-03-30,other,spring,1,EUR"),
                  List.of("cost", "2026-03-01,google,spring,7,EUR")),
          "trending", List.of(List.of("hours", "240")),
          "slow", List.of(List.of("slow", "400")));

  @BeforeAll
  static void start() throws Exception {
    ENGINES.add(Engine.h2());
    ENGINES.add(Engine.postgresql());
    ENGINES.add(Engine.duckDb());
  }

  @AfterAll
  static void stop() throws Exception {
    for (Engine engine : ENGINES) {
      engine.close();
    }
    ENGINES.clear();
  }

  private static Question about(Period period) {
    return Question.about(period, Audience.AUDITOR)
        .shown(new Question.View(false, null, Question.View.MOST_ROWS));
  }

  /** Those that answer without being told more. */
  static Stream<Report> reports() {
    return Reports.all().stream().filter(report -> References.all().containsKey(report.name()));
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4})
  void reports_ofAnyHistory_areThoseOfTheReference(long seed) throws Exception {
    History history = History.random(seed);
    for (Engine engine : ENGINES) {
      engine.become(history);
    }
    for (Report report : reports().toList()) {
      for (Question question : questions(report)) {
        List<List<@Nullable Object>> expected =
            References.of(report.name()).apply(history, question);
        for (Engine engine : ENGINES) {
          Table table = report.table(question, engine);
          assertThat(told(table, report))
              .as("%s on %s, %s", report.name(), engine, question)
              .containsExactlyInAnyOrderElementsOf(expected);
          assertThat(table.suppressed()).isZero();
        }
      }
    }
  }

  /** Without the rows in which nothing is, which the reference does not know. */
  private static List<List<@Nullable Object>> told(Table table, Report report) {
    return report.name().equals("trend")
        ? table.rows().stream().filter(row -> !row.contains(0L) || !row.get(1).equals(0L)).toList()
        : table.rows();
  }

  private static List<Question> questions(Report report) throws Exception {
    List<Question> out = new ArrayList<>();
    out.add(ALL);
    out.add(
        ALL.in(new Period(History.START, History.START + History.LENGTH / 2, ZoneId.of("UTC"))));
    long late = History.START + History.LENGTH - 86_400_000_000L;
    out.add(ALL.in(new Period(late, late + 21_600_000_000L, ZoneId.of("UTC"))));
    out.add(ALL.of(Segment.of("device==phone,device==tablet;country!=FR")));
    out.add(ALL.of(Segment.of("page=@art;source!@%25_;views>=2")));
    out.add(ALL.of(Segment.of("action==cart.add;item!=sku-2,signedIn==1;duration>0")));
    out.add(ALL.of(Segment.of("bot==search-engine")));
    if (report.hasBreakdown()) {
      out.add(ALL.shown(new Question.View(false, Field.DEVICE, Question.View.MOST_ROWS)));
    }
    if (report.name().equals("retention")) {
      out.add(ALL.with("by", "day"));
      out.add(ALL.with("by", "month"));
      out.add(ALL.with("cohort", "action==cart.add"));
      out.add(ALL.with("by", "day").with("cohort", "device==phone").of(Segment.of("views>=2")));
      long monday = History.START + TimeUnit.DAYS.toMicros(3);
      out.add(ALL.in(new Period(monday, monday + TimeUnit.DAYS.toMicros(14), ZoneId.of("UTC"))));
    }
    if (report.name().equals("next-pages")) {
      out.add(ALL.with("page", "/cart"));
    }
    OWN.getOrDefault(report.name(), List.of())
        .forEach(
            own ->
                out.add(ALL.with(own.get(0), own.subList(1, own.size()).toArray(String[]::new))));
    if (report.name().equals("live")) {
      for (int day = 5; day < 12; day++) {
        out.add(
            ALL.in(
                new Period(
                    History.START, History.START + day * 43_200_000_000L, ZoneId.of("UTC"))));
      }
    }
    if (report.name().equals("trend")) {
      for (String by : List.of("hour", "week", "month", "year")) {
        out.add(ALL.with("by", by));
      }
    }
    return out;
  }

  @Test
  void everyReport_hasAReference() {
    List<String> tested = new ArrayList<>(References.all().keySet());
    tested.addAll(List.of("funnel", "funnel-dropoff")); // FunnelTest
    tested.add("release-impact"); // ReleaseImpactTest
    tested.addAll(List.of("seasons", "forecast", "anomalies", "shifts", "rising")); // LongTermTest

    assertThat(tested).containsExactlyInAnyOrderElementsOf(Reports.names());
  }

  @ParameterizedTest
  @MethodSource("reports")
  void report_ofNothing_isEmpty(Report report) throws Exception {
    for (Engine engine : ENGINES) {
      engine.become(History.empty());
      assertThat(told(report.table(ALL, engine), report)).isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {11, 12})
  void report_comparedWithThePreviousPeriod_hasItsNumbersBeside(long seed) throws Exception {
    History history = History.random(seed);
    Engine engine = ENGINES.get(0);
    engine.become(history);
    long middle = History.START + History.LENGTH / 2;
    Question now = about(new Period(middle, History.START + History.LENGTH, ZoneId.of("UTC")));
    Question compared = now.shown(new Question.View(true, null, Question.View.MOST_ROWS));
    for (Report report : reports().toList()) {
      if (List.of("trend", "retention", "audience", "visits").contains(report.name())) {
        continue;
      }
      List<List<@Nullable Object>> before =
          report.table(now.in(now.period().previous()), engine).rows();
      Table plain = report.table(now, engine);
      Table table = report.table(compared, engine);
      int keys = table.columns().size() - plain.columns().size();
      int first = plain.columns().size() - keys;
      for (int i = 0; i < plain.rows().size(); i++) {
        List<@Nullable Object> row = table.rows().get(i);
        assertThat(row.subList(0, plain.columns().size())).isEqualTo(plain.rows().get(i));
        List<@Nullable Object> then = row.subList(plain.columns().size(), row.size());
        List<@Nullable Object> expected =
            before.stream()
                .filter(each -> each.subList(0, first).equals(row.subList(0, first)))
                .findFirst()
                .map(each -> each.subList(first, each.size()))
                .orElse(java.util.Collections.nCopies(keys, null));
        assertThat(then).isEqualTo(expected);
      }
    }
  }
}
