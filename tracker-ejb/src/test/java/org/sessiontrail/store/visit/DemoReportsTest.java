package org.sessiontrail.store.visit;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.sessiontrail.config.TrackerConfig.DatabaseConfig;
import org.sessiontrail.demo.DemoHistory;
import org.sessiontrail.demo.DemoPlants;
import org.sessiontrail.demo.DemoSettings;
import org.sessiontrail.demo.DemoTruth;
import org.sessiontrail.demo.DemoTruth.By;
import org.sessiontrail.insight.Reports;
import org.sessiontrail.insight.question.Audience;
import org.sessiontrail.insight.question.InsightRows;
import org.sessiontrail.insight.question.Period;
import org.sessiontrail.insight.question.Question;
import org.sessiontrail.insight.question.Table;
import org.sessiontrail.insight.segment.Segment;
import org.sessiontrail.record.KeyedHash;
import org.sessiontrail.record.TrailClock;
import org.sessiontrail.store.jpa.JpaStorage;

/** A month of the demo shop: reports tell what its maker counted of what it decided. */
final class DemoReportsTest {
  private static final KeyedHash HASH = new KeyedHash(new byte[KeyedHash.KEY_BYTES]);
  private static final DemoSettings SETTINGS =
      new DemoSettings(HistoryBench.APP, 3, 30, 30, TrailClock.parse(HistoryBench.END));

  @TempDir private static Path directory;

  @SuppressWarnings("NullAway.Init") // before all tests
  private static JpaStorage storage;

  @SuppressWarnings("NullAway.Init") // before all tests
  private static DemoTruth truth;

  @SuppressWarnings("NullAway.Init") // before all tests
  private static DemoPlants plants;

  @BeforeAll
  static void load() throws Exception {
    DatabaseConfig config =
        new DatabaseConfig(null, "jdbc:h2:file:" + directory.resolve("trail"), "sa", "");
    truth = HistoryBench.fill(SETTINGS, config, false);
    storage = JpaStorage.openExisting(config, new JpaStorage.Log(HistoryBench.APP, HASH));
    plants = new DemoHistory(SETTINGS, HASH).plants();
  }

  @AfterAll
  static void close() {
    storage.close();
  }

  private static Table table(String report, UnaryOperator<Question> told) throws Exception {
    Question question =
        Question.about(
                new Period(SETTINGS.fromMicros(), SETTINGS.untilMicros(), ZoneOffset.UTC),
                Audience.AUDITOR)
            .shown(new Question.View(false, null, Question.View.MOST_ROWS));
    InsightRows rows = storage.insight();
    return Reports.named(report).orElseThrow().table(told.apply(question), rows);
  }

  /** One column of a report by its keys. */
  private static Map<String, Long> counts(
      String report, String key, String measure, UnaryOperator<Question> told) throws Exception {
    Table table = table(report, told);
    Map<String, Long> out = new TreeMap<>();
    for (List<@Nullable Object> row : table.rows()) {
      long count = ((Number) cell(table, row, measure)).longValue();
      if (count > 0) {
        out.merge(String.valueOf(row.get(place(table, key))), count, Long::sum);
      }
    }
    return out;
  }

  private static Map<String, Long> counts(String report, String key, String measure)
      throws Exception {
    return counts(report, key, measure, question -> question);
  }

  private static Object cell(Table table, List<@Nullable Object> row, String column) {
    return Objects.requireNonNull(row.get(place(table, column)));
  }

  private static int place(Table table, String column) {
    List<String> names = table.columns().stream().map(each -> each.name()).toList();
    assertThat(names).contains(column);
    return names.indexOf(column);
  }

  private static long one(String report, String measure) throws Exception {
    Table table = table(report, question -> question);
    assertThat(table.rows()).hasSize(1);
    return ((Number) cell(table, table.rows().get(0), measure)).longValue();
  }

  @Test
  void visits_ofTheMonth_areThoseThatWereMade() throws Exception {
    assertThat(one("overview", "visits")).isEqualTo(truth.total().visits()).isGreaterThan(1_000);
    assertThat(one("overview", "views")).isEqualTo(truth.total().views());
    assertThat(counts("trend", "begin", "visits")).isEqualTo(days(DemoTruth.DayCount::visits));
    assertThat(counts("pages", "page", "views")).isEqualTo(truth.views());
    assertThat(counts("campaigns", "campaign", "visits")).isEqualTo(truth.campaigns());
  }

  private static Map<String, Long> days(Function<DemoTruth.DayCount, Long> of) {
    Map<String, Long> out = new TreeMap<>();
    for (Map.Entry<LocalDate, DemoTruth.DayCount> day : truth.days().entrySet()) {
      out.put(day.getKey().toString(), of.apply(day.getValue()));
    }
    return out;
  }

  /** A report that tells one of the counts. */
  private enum Told {
    ENTRY(By.ENTRY, "entry", "page", "visits"),
    EXIT(By.EXIT, "exit", "page", "exits"),
    BROWSER(By.BROWSER, "browsers", "browser", "visits"),
    SEARCH(By.SEARCH, "searches", "words", "searches"),
    VIEWED(By.VIEWED, "products", "item", "viewed"),
    CARTED(By.CARTED, "products", "item", "added"),
    STEP(By.STEP, "checkout", "step", "trails"),
    SLOW(By.SLOW, "slow", "page", "slow");

    private final By by;
    private final String report;
    private final String key;
    private final String measure;

    Told(By by, String report, String key, String measure) {
      this.by = by;
      this.report = report;
      this.key = key;
      this.measure = measure;
    }
  }

  @ParameterizedTest
  @EnumSource
  void report_ofTheMonth_tellsWhatWasDecided(Told told) throws Exception {
    UnaryOperator<Question> asked =
        question ->
            told == Told.SLOW
                ? question.with("slow", Integer.toString(DemoTruth.SLOW_MILLIS))
                : question;

    assertThat(counts(told.report, told.key, told.measure, asked))
        .isNotEmpty()
        .isEqualTo(withoutSort(truth.by(told.by)));
  }

  /** Browsers of phones are told by the name of their makers. */
  private static Map<String, Long> withoutSort(Map<String, Long> counts) {
    Map<String, Long> out = new TreeMap<>();
    counts.forEach(
        (name, count) ->
            out.merge(
                name.replace("Mobile Safari", "Safari").replace("Chrome Mobile", "Chrome"),
                count,
                Long::sum));
    return out;
  }

  @Test
  void orders_ofTheMonth_areThoseThatWerePlaced() throws Exception {
    assertThat(one("revenue", "orders")).isEqualTo(truth.total().orders()).isGreaterThan(20);
    Table revenue = table("revenue", question -> question);
    assertThat((BigDecimal) cell(revenue, revenue.rows().get(0), "value"))
        .isEqualByComparingTo(BigDecimal.valueOf(truth.total().cents(), 2));
    assertThat(counts("goals", "goal", "conversions"))
        .isEqualTo(
            Map.of(
                "order.place",
                truth.total().orders(),
                "goal",
                truth.actions().getOrDefault("goal", 0L)));
    assertThat(one("carts", "carts")).isEqualTo(truth.by(By.CART).get("filled"));
    assertThat(one("carts", "ordered")).isEqualTo(truth.by(By.CART).get("ordered"));
    assertThat(one("carts", "abandoned")).isPositive();
    assertThat(counts("unbought", "item", "added")).containsKey(plants.tastes().neverBought());
  }

  @Test
  void funnel_ofTheMonth_hasTheStepsThatWereTaken() throws Exception {
    Table funnel =
        table(
            "funnel",
            question ->
                question.with(
                    "step",
                    "action==product.view",
                    "action==cart.add",
                    "step==address",
                    "step==delivery",
                    "step==review",
                    "action==order.place"));

    List<Long> reached =
        funnel.rows().stream()
            .map(row -> ((Number) cell(funnel, row, "reached")).longValue())
            .toList();
    assertThat(reached).isEqualTo(List.copyOf(truth.funnel().values()));
  }

  @Test
  void features_ofTheMonth_areUsedAsOftenAsTheyWere() throws Exception {
    Map<String, Long> uses =
        counts("features", "feature", "uses", question -> question.of(Segment.EVERYBODY));
    Map<String, Long> actions = new TreeMap<>(truth.actions());
    actions.remove("login"); // no actions of the application
    actions.remove("logout");
    uses.keySet().removeIf(feature -> feature.startsWith("/"));

    assertThat(uses).isEqualTo(actions);
  }

  @Test
  void release_thatWasPlanted_dividesTheVisits() throws Exception {
    Map<String, Long> visits = truth.by(By.RELEASE);
    Table impact =
        table(
            "release-impact",
            question ->
                question
                    .with("before", plants.release().before())
                    .with("after", plants.release().after()));

    assertThat(((Number) cell(impact, impact.rows().get(0), "visits_before")).longValue())
        .isEqualTo(visits.get(plants.release().before()));
    assertThat(((Number) cell(impact, impact.rows().get(0), "visits_after")).longValue())
        .isEqualTo(visits.get(plants.release().after()));
  }

  @Test
  void failures_thatWerePlanted_areTold() throws Exception {
    Table table = table("errors", question -> question);
    Map<String, Long> told = new TreeMap<>();
    for (List<@Nullable Object> row : table.rows()) {
      String error = String.valueOf(cell(table, row, "error"));
      if (error.startsWith("ja")) {
        String key = row.get(place(table, "browser")) + " " + error;
        told.merge(key, ((Number) cell(table, row, "errors")).longValue(), Long::sum);
      }
    }

    assertThat(told)
        .isEqualTo(withoutSort(truth.by(By.ERROR)))
        .containsKey(plants.fault().browser() + " " + plants.fault().error());
    assertThat(counts("failures", "page", "failed")).isEqualTo(truth.errors());
  }
}
