package org.sessiontrail.insight.trend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.NullUnmarked;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.sessiontrail.insight.question.Audience;
import org.sessiontrail.insight.question.InsightRows;
import org.sessiontrail.insight.question.Period;
import org.sessiontrail.insight.question.Question;
import org.sessiontrail.insight.question.QuestionMistakes;
import org.sessiontrail.insight.question.Report;
import org.sessiontrail.insight.question.Table;
import org.sessiontrail.insight.segment.Field;

/** Reports over planted days: phones and desktops, of which one does something odd. */
@NullUnmarked // values of rows, which the test knows
class LongTermTest {
  private static final long DAY = TimeUnit.DAYS.toMicros(1);
  private static final long MONDAY = 20_000L * DAY + 4 * DAY;

  private final Map<String, long[]> series = new TreeMap<>();

  private static Question days(long days) {
    return Question.about(
        new Period(MONDAY, MONDAY + days * DAY, ZoneId.of("UTC")), Audience.INSIDE);
  }

  private void plant(int days) {
    Random random = new Random(5);
    for (String device : List.of("desktop", "phone")) {
      long[] visits = new long[days];
      for (int i = 0; i < days; i++) {
        visits[i] = Math.round(Planted.truth(i, 0) + 5 * random.nextGaussian());
      }
      series.put(device, visits);
    }
  }

  /** Answers like the statement of visits by day; in other fields everybody is the same. */
  private InsightRows rows() {
    return statement -> {
      boolean byDevice = statement.text().contains(Field.DEVICE.sql() + " AS part");
      boolean byAnything = !statement.text().matches("(?s).*''\\s+AS part.*");
      List<@Nullable Object[]> out = new ArrayList<>();
      if (byDevice) {
        series.forEach((device, visits) -> add(out, device, visits));
      } else if (!series.isEmpty()) {
        long[] all = new long[series.values().iterator().next().length];
        series.values().forEach(each -> java.util.Arrays.setAll(all, i -> all[i] + each[i]));
        add(out, byAnything ? "same" : "", all);
      }
      return out;
    };
  }

  private static void add(List<@Nullable Object[]> to, String part, long[] visits) {
    for (int i = 0; i < visits.length; i++) {
      if (visits[i] > 0) {
        to.add(new Object[] {part, MONDAY + i * DAY, visits[i], visits[i], 1L});
      }
    }
  }

  @Test
  void anomalies_whenPhonesFallAway_nameThem() throws Exception {
    plant(60);
    series.get("phone")[33] = 20;

    Table table = new Anomalies().table(days(60), rows());

    assertThat(table.rows()).hasSize(1);
    assertThat(table.rows().get(0).get(0)).isEqualTo("2024-11-10");
    assertThat(table.rows().get(0).get(4)).isEqualTo("device==phone");
    assertThat(((Number) table.rows().get(0).get(5)).doubleValue()).isBetween(0.8, 1.2);
    assertThat(((Number) table.rows().get(0).get(6)).doubleValue()).isBetween(0.45, 0.55);
  }

  @Test
  void anomalies_whenEverybodyFallsAway_nameNoSegment() throws Exception {
    plant(60);
    series.values().forEach(each -> each[33] = 40);

    Table table = new Anomalies().table(days(60), rows());

    assertThat(table.rows()).hasSize(1);
    assertThat(table.rows().get(0).get(4)).isNull();
  }

  @Test
  void anomalies_whenFewPeopleAreLeft_areNotTold() throws Exception {
    plant(60);
    series.get("phone")[33] = 2;
    series.get("desktop")[33] = 1;

    Table table = new Anomalies().table(days(60), rows());

    assertThat(table.rows()).isEmpty();
    assertThat(table.suppressed()).isPositive();
  }

  @Test
  void anomalies_whenFewPhonesAreLeft_doNotNameThem() throws Exception {
    plant(60);
    series.get("phone")[33] = 3;

    Table table = new Anomalies().table(days(60), rows());

    assertThat(table.rows()).hasSize(1);
    assertThat(table.rows().get(0).get(4)).isNotEqualTo("device==phone");
  }

  @Test
  void anomalies_ofAFlatSeries_areNone() throws Exception {
    plant(60);
    series.values().forEach(each -> java.util.Arrays.fill(each, 30));

    assertThat(new Anomalies().table(days(60), rows()).rows()).isEmpty();
  }

  @Test
  void forecast_namesTheDaysThatFollow() throws Exception {
    plant(60);

    Table table = new Forecasts().table(days(60).with("ahead", "3"), rows());

    assertThat(table.rows())
        .extracting(row -> row.get(0))
        .containsExactly("2024-12-07", "2024-12-08", "2024-12-09");
    double expected = 2 * Planted.truth(60, 0);
    assertThat(((Number) table.rows().get(0).get(1)).doubleValue())
        .isBetween(expected - 15, expected + 15);
  }

  @Test
  void forecast_whenThePeriodCutsTheLastDayOff_beginsWithThatDay() throws Exception {
    plant(60);
    Question question =
        Question.about(
            new Period(MONDAY, MONDAY + 59 * DAY + DAY / 2, ZoneId.of("UTC")), Audience.INSIDE);

    Table table = new Forecasts().table(question.with("ahead", "1"), rows());

    assertThat(table.rows().get(0).get(0)).isEqualTo("2024-12-06");
  }

  @Test
  void reports_ofAShortHistory_sayWhyTheyTellNothing() throws Exception {
    plant(20);
    for (Report report : List.of(new Seasons(), new Forecasts(), new Anomalies())) {
      Table table = report.table(days(400), statement -> rows().rows(statement).subList(0, 0));
      assertThat(table.rows()).isEmpty();
      assertThat(table.notes()).singleElement().asString().contains("Too short a history: 0 ");

      Table some = report.table(days(20), rows());
      assertThat(some.rows()).isEmpty();
      assertThat(some.notes())
          .singleElement()
          .asString()
          .contains("Too short a history: 20 whole pieces of one day", "at least 21");
    }
  }

  @Test
  void series_beforeTheFirstVisit_isNotTakenForNothing() throws Exception {
    plant(60);
    Question question =
        Question.about(
            new Period(MONDAY - 300 * DAY, MONDAY + 60 * DAY, ZoneId.of("UTC")), Audience.INSIDE);

    Table table = new Seasons().table(question, rows());

    assertThat(table.rows()).hasSize(60);
    assertThat(table.rows().get(0).get(0)).isEqualTo("2024-10-08");
  }

  @Test
  void parameters_whenTheyDoNotFit_areRefused() {
    refused(
        new Seasons(),
        days(9).with("measure", "visit").with("by", "month"),
        "TRK-0690",
        "TRK-0691");
    refused(new Forecasts(), days(9).with("ahead", "0"), "TRK-0692");
    refused(new Anomalies(), days(9).with("currency", "euro"), "TRK-0693");
    refused(new Shifts(), days(9).with("of", "page"), "TRK-0694");
    refused(new Rising(), days(9).with("of", "device"), "TRK-0695");
  }

  private static void refused(Report report, Question question, String... codes) {
    assertThatThrownBy(() -> report.table(question, statement -> List.of()))
        .isInstanceOf(QuestionMistakes.class)
        .hasMessageContainingAll(codes);
  }

  private static InsightRows of(Object[]... rows) {
    return statement -> List.of(rows);
  }

  @Test
  void shifts_whenAChannelGains_saysSo() throws Exception {
    Table table =
        new Shifts()
            .table(
                days(7),
                of(
                    new Object[] {"Email", 300L, 200L, 250L, 190L},
                    new Object[] {"Direct", 500L, 510L, 400L, 420L},
                    new Object[] {"Organic Search", 200L, 290L, 180L, 200L},
                    new Object[] {"Affiliates", 3L, 9L, 3L, 9L}));

    assertThat(table.suppressed()).isEqualTo(2);
    assertThat(table.rows())
        .extracting(row -> row.get(0) + " " + row.get(7))
        .containsExactly("Email significant at 1 %", "Direct not significant");
  }

  @Test
  void rising_ofAFewTimes_isNoNews() throws Exception {
    Table table =
        new Rising()
            .table(
                days(7),
                of(
                    new Object[] {"/new", 80L, 0L, 40L, 0L},
                    new Object[] {"/old", 10L, 120L, 9L, 90L},
                    new Object[] {"/seldom", 6L, 1L, 6L, 5L},
                    new Object[] {"/always", 1_000L, 1_000L, 500L, 500L}));

    assertThat(table.rows())
        .extracting(row -> row.get(0) + " " + row.get(5))
        .containsExactly(
            "/new emerging", "/old fading", "/seldom may be chance", "/always may be chance");
  }
}
