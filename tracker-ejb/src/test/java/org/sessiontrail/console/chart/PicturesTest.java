package org.sessiontrail.console.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sessiontrail.console.chart.Pictures.Subject;
import org.sessiontrail.console.html.Html;
import org.sessiontrail.console.html.Texts;
import org.sessiontrail.insight.question.Column;
import org.sessiontrail.insight.question.Table;

class PicturesTest {
  private static final Texts TEXTS = new Texts(Locale.ENGLISH, ZoneId.of("UTC"));

  private static Column text(String name) {
    return new Column(name, Column.Type.TEXT, null);
  }

  private static Column count(String name) {
    return new Column(name, Column.Type.INTEGER, "visits");
  }

  @SafeVarargs
  @SuppressWarnings("varargs") // the rows are only read
  private static Table table(List<Column> columns, List<@Nullable Object>... rows) {
    return new Table(columns, List.of(rows), 0, List.of());
  }

  private static String drawn(String report, Table table, @Nullable String measure) {
    Html html = new Html();
    html.open("div");
    Pictures.draw(
        html,
        TEXTS,
        table,
        new Subject(report, "Title", measure, List.of(new Plot.Mark("b", "2.0"))));
    return html.close().toString();
  }

  @Test
  void bars_areAsLongAsTheirNumbers() {
    Table table =
        table(
            List.of(text("device"), count("visits")), List.of("phone", 50L), List.of("desk", 100L));

    String svg = drawn("devices", table, null);

    assertThat(svg).contains("width=\"285.0\"", "width=\"570.0\"", "<title>phone: 50</title>");
  }

  @Test
  void bars_ofAnotherMeasure_showThat() {
    Table table =
        table(
            List.of(text("device"), count("visits"), count("views")),
            List.of("phone", 50L, 7L),
            List.of("desk", 100L, 14L));

    assertThat(drawn("devices", table, "views")).contains("phone: 7").doesNotContain("phone: 50");
  }

  @Test
  void lines_breakWhereAValueIsUnknown() {
    Table table =
        table(
            List.of(text("begin"), count("visits")),
            List.of("a", 1L),
            Arrays.asList("b", null),
            List.of("c", 2L));

    String svg = drawn("trend", table, null);

    assertThat(svg).containsPattern("d=\"M[0-9. ]+M[0-9. ]+\"").contains(">2.0<");
  }

  @Test
  void forecast_drawsTheBandBetweenItsBounds() {
    Table table =
        table(
            List.of(text("begin"), count("expected"), count("low"), count("high")),
            List.of("a", 5L, 3L, 8L),
            List.of("b", 6L, 4L, 9L));

    assertThat(drawn("forecast", table, null)).contains("class=\"band\"", "<polygon");
  }

  @Test
  void funnel_saysHowManyGoOn() {
    Table table =
        table(List.of(text("step"), count("reached")), List.of("1 a", 200L), List.of("2 b", 50L));

    assertThat(drawn("funnel", table, null)).contains("↓ 25%");
  }

  @Test
  void retention_isTheDarkerTheMoreComeBack() {
    Column rate = new Column("rate", Column.Type.DECIMAL, "of size");
    Table table =
        table(
            List.of(text("cohort"), count("size"), count("later"), rate, text("state")),
            List.of("2026-01-05", 50L, 0L, BigDecimal.ONE, "complete"),
            List.of("2026-01-05", 50L, 1L, new BigDecimal("0.04"), "incomplete"));

    assertThat(drawn("retention", table, null))
        .contains("heat9", "heat2", "2026-01-05 +1: 4% (incomplete)");
  }

  @Test
  void flows_leaveOutWhatLeadsNowhere() {
    Table table =
        table(
            List.of(text("page"), text("next_page"), count("views")),
            List.of("/a", "/b", 5L),
            Arrays.asList("/a", null, 9L));

    assertThat(drawn("next-pages", table, null)).contains("/a → /b: 5").doesNotContain("null");
  }

  @Test
  void hostileText_isText() {
    Table table =
        table(
            List.of(text("page"), count("visits")),
            List.of("</svg><script>alert(1)</script>", 50L));

    assertThat(drawn("pages", table, null)).doesNotContain("<script").contains("&lt;script");
  }

  @Test
  void emptyTable_hasNoPicture() {
    assertThat(drawn("pages", table(List.of(text("page"), count("visits"))), null))
        .isEqualTo("<div></div>");
  }

  @ParameterizedTest
  @CsvSource({"7,8,2", "0.25,0.3,0.1", "100,100,50", "101,150,50", "99999,100000,50000", "0,1,1"})
  void axis_endsAtARoundNumber(double most, double top, double step) {
    assertThat(Axis.upTo(most).top()).isCloseTo(top, within(1e-9));
    assertThat(Axis.upTo(most).step()).isCloseTo(step, within(1e-9));
  }
}
