package org.sessiontrail.insight.segment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sessiontrail.insight.sql.SqlPart;

class SegmentTest {
  private static final String PEOPLE = " AND (v.bot IS NULL OR v.bot = 'none')";
  private static final List<String> HOSTILE =
      List.of(
          "' OR '1'='1",
          "x'); DROP TABLE tracker_visit; --",
          "?",
          ":log",
          "/*[segment]*/",
          "%",
          "_",
          "!",
          "\\",
          "a;b,c==d",
          " blank ",
          "\"quoted\"",
          "100%25",
          "ä€😀",
          "");

  @Test
  void of_alternativesAndConditions_bindsOrMoreTightly() throws Exception {
    SqlPart sql = Segment.of("device==phone,device==tablet;country!=FR").predicate();

    assertThat(sql.text())
        .isEqualTo(
            "(v.device = ? OR v.device = ?) AND ((v.country IS NULL OR v.country <> ?))" + PEOPLE);
    assertThat(sql.values()).containsExactly("phone", "tablet", "FR");
  }

  @Test
  void of_aPage_isMetByAVisitWithSuchAPage() throws Exception {
    String page =
        "EXISTS (SELECT 1 FROM tracker_view s WHERE s.log_id = v.log_id AND s.sid = v.sid"
            + " AND s.visit_num = v.num AND s.route = ?)";

    assertThat(Segment.of("page==/cart").predicate().text()).isEqualTo("(" + page + ")" + PEOPLE);
    assertThat(Segment.of("page!=/cart").predicate().text())
        .isEqualTo("(NOT " + page + ")" + PEOPLE);
  }

  @Test
  void of_bot_letsProgramsIn() throws Exception {
    assertThat(Segment.of("bot!=none").predicate().text()).doesNotContain("COALESCE");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "cuntry==DE|TRK-0632 segment field \"cuntry\" is not known, did you mean country?",
        "device|TRK-0631 segment condition \"device\" has no operator",
        "device>phone|TRK-0633 segment field device is a text, which > does not compare",
        "views=@1|TRK-0633 segment field views is a number, which =@ does not compare",
        "views==many|TRK-0633 segment field views is compared with a whole number",
        "views==9999999999999999999|TRK-0633 segment field views is compared with a whole number",
        "device=@|TRK-0633 segment condition \"device=@\" has no value",
        "device==%4|TRK-0633 segment condition \"device==%4\" has a value that is not well",
        "device==%C3%28|TRK-0633 segment condition",
        "device==%00|TRK-0633 segment condition",
        "device==a;|TRK-0631 segment condition \"\" has no operator",
      })
  void of_aMistake_isToldWithItsCode(String text, String sentence) {
    assertThatThrownBy(() -> Segment.of(text))
        .isInstanceOf(SegmentMistake.class)
        .hasMessageStartingWith(sentence);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "\t"})
  void of_nothing_isEverybody(String text) throws Exception {
    assertThat(Segment.of(text)).isEqualTo(Segment.EVERYBODY);
  }

  @Test
  void of_tooMuch_isRefused() {
    assertThatThrownBy(() -> Segment.of("a".repeat(Segment.MAX_LENGTH + 1)))
        .hasMessageContaining("characters long");
    assertThatThrownBy(() -> Segment.of("views==1;".repeat(Segment.MAX_CONDITIONS) + "views==1"))
        .hasMessageContaining("conditions");
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
  void text_ofAnySegment_isReadAsItWas(long seed) throws Exception {
    Random random = new Random(seed);
    for (int i = 0; i < 200; i++) {
      Segment segment = segment(random);

      assertThat(Segment.of(segment.text())).isEqualTo(segment);
      assertThat(Segment.of(segment.text()).text()).isEqualTo(segment.text());
    }
  }

  /** The text of the SQL is the same whatever the values are. */
  @ParameterizedTest
  @ValueSource(longs = {21, 22, 23, 24, 25})
  void predicate_ofHostileValues_hasThemBoundOnly(long seed) {
    Random random = new Random(seed);
    for (int i = 0; i < 200; i++) {
      Segment segment = segment(random);
      List<List<Condition>> harmless = new ArrayList<>();
      for (List<Condition> any : segment.all()) {
        harmless.add(any.stream().map(SegmentTest::harmless).toList());
      }

      assertThat(segment.predicate().text()).isEqualTo(new Segment(harmless).predicate().text());
    }
  }

  private static Condition harmless(Condition of) {
    boolean text = of.field().type() == Field.Type.TEXT;
    return new Condition(of.field(), of.operator(), !text ? "1" : of.value().isEmpty() ? "" : "x");
  }

  private static Segment segment(Random random) {
    List<List<Condition>> all = new ArrayList<>();
    int and = random.nextInt(4);
    for (int i = 0; i < and; i++) {
      List<Condition> any = new ArrayList<>();
      int or = 1 + random.nextInt(3);
      for (int j = 0; j < or; j++) {
        any.add(condition(random));
      }
      all.add(any);
    }
    return new Segment(all);
  }

  private static Condition condition(Random random) {
    Field field = Field.ofSegments().get(random.nextInt(Field.ofSegments().size()));
    List<Operator> operators =
        List.of(Operator.values()).stream().filter(each -> each.isOf(field.type())).toList();
    Operator operator = operators.get(random.nextInt(operators.size()));
    if (field.type() == Field.Type.NUMBER) {
      return new Condition(field, operator, String.valueOf(random.nextInt(2_000) - 1_000));
    }
    String value = HOSTILE.get(random.nextInt(HOSTILE.size()));
    boolean whole = operator == Operator.EQUAL || operator == Operator.NOT_EQUAL;
    return new Condition(field, operator, value.isEmpty() && !whole ? "x" : value);
  }
}
