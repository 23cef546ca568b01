package org.sessiontrail.insight;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.NullUnmarked;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sessiontrail.insight.question.Audience;
import org.sessiontrail.insight.question.Period;
import org.sessiontrail.insight.question.Question;
import org.sessiontrail.insight.segment.Segment;
import org.sessiontrail.insight.trend.Rising;
import org.sessiontrail.insight.trend.Seasons;
import org.sessiontrail.insight.trend.Shifts;

/** The series of the long term on every engine, beside a slow and obvious computation. */
@NullUnmarked // values of rows, which the test knows
class SeriesOnEveryEngineTest {
  private static final List<Engine> ENGINES = new ArrayList<>();
  private static final History HISTORY = History.random(2);
  private static final long MIDDLE = History.START + History.LENGTH / 2;

  @BeforeAll
  static void start() throws Exception {
    ENGINES.addAll(List.of(Engine.h2(), Engine.postgresql(), Engine.duckDb()));
    for (Engine engine : ENGINES) {
      engine.become(HISTORY);
    }
  }

  @AfterAll
  static void stop() throws Exception {
    for (Engine engine : ENGINES) {
      engine.close();
    }
    ENGINES.clear();
  }

  private static Question about(long from, String zone) {
    return Question.about(
            new Period(from, History.START + History.LENGTH, ZoneId.of(zone)), Audience.AUDITOR)
        .shown(new Question.View(false, null, Question.View.MOST_ROWS));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "visits",
        "views",
        "visitors",
        "conversions",
        "revenue",
        "errors",
        "response-time"
      })
  void seasons_ofAMeasure_haveItsValues(String measure) throws Exception {
    Question question =
        about(History.START, "Europe/Berlin").with("measure", measure).with("by", "hour");
    for (Question each : List.of(question, question.of(Segment.of("device!=phone")))) {
      Map<String, BigDecimal> expected = new TreeMap<>();
      measured(measure, each).forEach((hour, rows) -> expected.put(hour, value(measure, rows)));
      for (Engine engine : ENGINES) {
        Map<String, BigDecimal> told = new TreeMap<>();
        for (List<@Nullable Object> row : new Seasons().table(each, engine).rows()) {
          BigDecimal value = (BigDecimal) row.get(1);
          if (value != null && (expected.containsKey(row.get(0)) || value.signum() != 0)) {
            told.put(String.valueOf(row.get(0)), value);
          }
        }
        assertThat(told).as("%s on %s", measure, engine).isEqualTo(expected);
      }
    }
  }

  private static Map<String, List<Map<String, @Nullable Object>>> measured(
      String measure, Question question) {
    List<Map<String, @Nullable Object>> rows = new ArrayList<>();
    boolean ofVisits = List.of("visits", "views", "visitors", "conversions").contains(measure);
    if (ofVisits) {
      rows.addAll(References.chosen(HISTORY, question));
    } else {
      if (!measure.equals("revenue")) {
        rows.addAll(UseReferences.views(HISTORY, question));
      }
      UseReferences.deeds(HISTORY, question).stream()
          .filter(deed -> isMeasured(deed, measure))
          .forEach(rows::add);
    }
    Map<String, List<Map<String, @Nullable Object>>> out = new HashMap<>();
    for (Map<String, @Nullable Object> row : rows) {
      long micros = References.number(row, ofVisits ? "start_micros" : "at_micros");
      String hour =
          Instant.EPOCH
              .plus(micros, ChronoUnit.MICROS)
              .atZone(question.period().zone())
              .truncatedTo(ChronoUnit.HOURS)
              .toLocalDateTime()
              .toString();
      out.computeIfAbsent(hour, none -> new ArrayList<>()).add(row);
    }
    return out;
  }

  private static boolean isMeasured(Map<String, @Nullable Object> deed, String measure) {
    return switch (measure) {
      case "revenue" ->
          "order.place".equals(deed.get("name"))
              && "success".equals(deed.get("outcome"))
              && "EUR".equals(deed.get("currency"));
      case "errors" -> "request".equals(deed.get("kind")) && deed.get("status") != null;
      default -> "request".equals(deed.get("kind")) && deed.get("millis") != null;
    };
  }

  private static BigDecimal value(String measure, List<Map<String, @Nullable Object>> rows) {
    double out =
        switch (measure) {
          case "visits" -> rows.size();
          case "views" -> WorthReferences.sum(rows, "views");
          case "visitors" -> References.people(rows);
          case "conversions" -> WorthReferences.sum(rows, "is_converted");
          case "revenue" -> WorthReferences.sum(rows, "value_milli") / 1_000.0;
          case "errors" ->
              rows.stream().filter(row -> References.number(row, "status") >= 500).count();
          default ->
              rows.stream()
                  .mapToLong(
                      row ->
                          ((Number)
                                  Objects.requireNonNullElse(
                                      row.get("took_millis"), row.get("millis")))
                              .longValue())
                  .average()
                  .orElseThrow();
        };
    return BigDecimal.valueOf(out).setScale(3, RoundingMode.HALF_UP);
  }

  @ParameterizedTest
  @CsvSource({
    "shifts,channel",
    "shifts,device",
    "shifts,topic",
    "rising,page",
    "rising,search",
    "rising,product",
    "rising,topic"
  })
  void changes_countBothPeriods(String report, String of) throws Exception {
    Question question = about(MIDDLE, "UTC").with("of", of);
    Map<String, List<Long>> expected = new HashMap<>();
    Map<String, Long> now = counted(report, of, question);
    Map<String, Long> before = counted(report, of, question.in(question.period().previous()));
    Set<String> items = new HashSet<>(now.keySet());
    items.addAll(before.keySet());
    items.forEach(
        item ->
            expected.put(item, List.of(now.getOrDefault(item, 0L), before.getOrDefault(item, 0L))));
    for (Engine engine : ENGINES) {
      Map<String, Object> told = new HashMap<>();
      (report.equals("shifts") ? new Shifts() : new Rising())
          .table(question, engine)
          .rows()
          .forEach(
              row -> told.put(String.valueOf(row.get(0)), Arrays.asList(row.get(1), row.get(2))));
      assertThat(told).as("%s of %s on %s", report, of, engine).isEqualTo(expected);
    }
  }

  private static Map<String, Long> counted(String report, String of, Question question) {
    List<@Nullable Object> items = new ArrayList<>();
    switch (of) {
      case "channel", "device" ->
          References.chosen(HISTORY, question).forEach(visit -> items.add(visit.get(of)));
      case "topic", "page" ->
          UseReferences.views(HISTORY, question).stream()
              .map(view -> view.get(of.equals("page") ? "route" : "topic"))
              .filter(item -> item != null || report.equals("shifts"))
              .forEach(items::add);
      case "search" ->
          UseReferences.deeds(HISTORY, question)
              .forEach(
                  deed -> {
                    if ("search".equals(deed.get("kind"))) {
                      items.add(deed.get("name"));
                    } else if (String.valueOf(deed.get("name")).startsWith("search")) {
                      items.add(deed.get("item"));
                    }
                  });
      default ->
          UseReferences.deeds(HISTORY, question).stream()
              .filter(deed -> "success".equals(deed.get("outcome")))
              .filter(
                  deed ->
                      Set.of("product.view", "cart.add").contains(String.valueOf(deed.get("name"))))
              .forEach(deed -> items.add(deed.get("item")));
    }
    Map<String, Long> out = new HashMap<>();
    items.forEach(item -> out.merge(String.valueOf(item), 1L, Long::sum));
    return out;
  }
}
