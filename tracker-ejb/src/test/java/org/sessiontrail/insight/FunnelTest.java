package org.sessiontrail.insight;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sessiontrail.insight.funnel.Funnel;
import org.sessiontrail.insight.funnel.FunnelDropoff;
import org.sessiontrail.insight.question.Audience;
import org.sessiontrail.insight.question.Period;
import org.sessiontrail.insight.question.Question;
import org.sessiontrail.insight.question.QuestionMistakes;
import org.sessiontrail.insight.segment.Field;
import org.sessiontrail.insight.segment.Segment;

/** Funnels on every engine, beside all ways that can be taken. */
class FunnelTest {
  private static final List<Engine> ENGINES = new ArrayList<>();
  private static final Funnel FUNNEL = new Funnel();
  private static final Question ALL =
      Question.about(
          new Period(History.START, History.START + History.LENGTH, ZoneId.of("UTC")),
          Audience.AUDITOR);

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

  private static List<Question> questions() throws Exception {
    Question three = ALL.with("step", "page==/", "page==/shop,page==/cart", "page==/checkout");
    Question two = ALL.with("step", "event==view", "action=^cart,event==search");
    Question same = ALL.with("step", "page==/shop", "page==/shop", "status>=200", "event==view");
    List<Question> out = new ArrayList<>();
    for (Question each : List.of(three, two, same)) {
      out.add(each);
      out.add(each.with("order", "strict"));
      out.add(each.with("order", "any").with("window", "90s"));
      out.add(each.with("window", "70s"));
      out.add(each.with("exclude", "event==login,page==/cart"));
      out.add(each.with("per", "visitor").with("window", "7d"));
      out.add(each.of(Segment.of("device==phone;page!=/cart")));
      out.add(each.shown(new Question.View(false, Field.DEVICE, 100)));
    }
    return out;
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void funnel_ofAnyHistory_isThatOfTheReference(long seed) throws Exception {
    History history = History.random(seed);
    for (Engine engine : ENGINES) {
      engine.become(history);
    }
    for (Question question : questions()) {
      List<List<@Nullable Object>> expected = reference(history, question);
      for (Engine engine : ENGINES) {
        List<List<@Nullable Object>> told = new ArrayList<>();
        for (List<@Nullable Object> row : FUNNEL.table(question, engine).rows()) {
          int keys = question.view().breakdown() == null ? 1 : 2;
          List<@Nullable Object> cells = new ArrayList<>(row.subList(0, keys + 2));
          cells.add(row.get(keys + 5));
          told.add(cells);
        }
        assertThat(told)
            .as("%s, %s", engine, question)
            .containsExactlyInAnyOrderElementsOf(expected);
        checkDropoff(history, question, engine);
      }
    }
  }

  private static void checkDropoff(History history, Question question, Engine engine)
      throws Exception {
    if (question.view().breakdown() != null) {
      return;
    }
    List<String> expected = new ArrayList<>();
    int steps = question.texts("step").size();
    for (List<Map<String, @Nullable Object>> events : byWho(history, question).values()) {
      long[] times = times(events, question);
      int reached = 0;
      while (reached < steps && times[reached] != Long.MAX_VALUE) {
        reached++;
      }
      if (reached > 0 && reached < steps) {
        expected.add(String.valueOf(reached));
      }
    }
    assertThat(new FunnelDropoff().table(question, engine).rows())
        .extracting(row -> String.valueOf(row.get(2)))
        .containsExactlyInAnyOrderElementsOf(expected);
  }

  private static List<List<@Nullable Object>> reference(History history, Question question) {
    int steps = question.texts("step").size();
    Map<Object, List<long[]>> parts = new LinkedHashMap<>();
    Map<Object, List<List<Object>>> people = new LinkedHashMap<>();
    byWho(history, question)
        .forEach(
            (who, events) -> {
              Object part = who.get(0);
              parts.computeIfAbsent(part, none -> new ArrayList<>()).add(times(events, question));
              Map<String, @Nullable Object> visit = history.visitOf(events.get(0));
              people.computeIfAbsent(part, none -> new ArrayList<>()).add(List.of(visitor(visit)));
            });
    List<List<@Nullable Object>> out = new ArrayList<>();
    parts.forEach(
        (part, all) -> {
          for (int step = 0; step < steps; step++) {
            int at = step;
            List<long[]> reached =
                all.stream().filter(times -> times[at] != Long.MAX_VALUE).toList();
            long visitors = 0;
            List<Object> seen = new ArrayList<>();
            for (int i = 0; i < all.size(); i++) {
              Object visitor = people.get(part).get(i);
              if (all.get(i)[at] != Long.MAX_VALUE && !seen.contains(visitor)) {
                seen.add(visitor);
                visitors++;
              }
            }
            if (visitors == 0) {
              continue; // fewer than one person
            }
            List<@Nullable Object> row = new ArrayList<>();
            if (question.view().breakdown() != null) {
              row.add(part);
            }
            boolean any = question.text("order", "").equals("any");
            row.add(
                any
                    ? (step + 1) + " of " + steps + " steps"
                    : (step + 1) + " " + question.texts("step").get(step));
            row.add((long) reached.size());
            row.add(visitors);
            List<Long> durations =
                step == 0 || any
                    ? List.of()
                    : reached.stream()
                        .map(times -> Math.max(0, times[at] - times[at - 1]))
                        .sorted()
                        .toList();
            row.add(
                durations.isEmpty()
                    ? null
                    : (Object) (durations.get((durations.size() - 1) / 2) / 1_000));
            out.add(row);
          }
        });
    return out;
  }

  private static Object visitor(Map<String, @Nullable Object> visit) {
    return Objects.requireNonNull(
        Objects.requireNonNullElse(visit.get("visitor"), visit.get("sid")));
  }

  /** All that was done, by whom, in the order of the log. */
  private static Map<List<Object>, List<Map<String, @Nullable Object>>> byWho(
      History history, Question question) {
    List<Map<String, @Nullable Object>> all = new ArrayList<>();
    all.addAll(References.in(history.views(), "at_micros", history, question));
    all.addAll(References.in(history.deeds(), "at_micros", history, question));
    all.sort((a, b) -> Long.compare(References.number(a, "idx"), References.number(b, "idx")));
    Map<List<Object>, List<Map<String, @Nullable Object>>> out = new LinkedHashMap<>();
    for (Map<String, @Nullable Object> each : all) {
      Map<String, @Nullable Object> visit = history.visitOf(each);
      Field breakdown = question.view().breakdown();
      Object part = breakdown == null ? "" : String.valueOf(visit.get(breakdown.id()));
      List<Object> who =
          question.text("per", "visit").equals("visitor")
              ? List.of(part, visitor(visit))
              : List.of(
                  part,
                  Objects.requireNonNull(visit.get("sid")),
                  Objects.requireNonNull(visit.get("num")));
      out.computeIfAbsent(who, none -> new ArrayList<>()).add(each);
    }
    return out;
  }

  /** When each step was first taken; never is {@link Long#MAX_VALUE}. */
  private static long[] times(List<Map<String, @Nullable Object>> events, Question question) {
    int steps = question.texts("step").size();
    long[] out = new long[steps];
    Arrays.fill(out, Long.MAX_VALUE);
    if (question.text("order", "").equals("any")) {
      for (Map<String, @Nullable Object> first : events) {
        long from = References.number(first, "at_micros");
        int taken = 0;
        for (String step : question.texts("step")) {
          boolean met =
              events.stream()
                  .filter(e -> References.number(e, "at_micros") >= from)
                  .filter(e -> References.number(e, "at_micros") <= from + window(question))
                  .anyMatch(e -> meets(step, e));
          taken += met ? 1 : 0;
        }
        Arrays.fill(out, 0, taken, 0);
      }
      return out;
    }
    for (int i = 0; i < events.size(); i++) {
      follow(events, question, new int[] {i}, out);
    }
    return out;
  }

  /** Tries every way that goes on from {@code way}, whose last place is to be checked. */
  private static void follow(
      List<Map<String, @Nullable Object>> events, Question question, int[] way, long[] out) {
    int step = way.length - 1;
    Map<String, @Nullable Object> last = events.get(way[step]);
    long at = References.number(last, "at_micros");
    long began = References.number(events.get(way[0]), "at_micros");
    boolean barred = false;
    for (int i = 0; step > 0 && i < way[step]; i++) {
      Map<String, @Nullable Object> between = events.get(i);
      barred |=
          !question.text("exclude", "").isEmpty()
              && meets(question.text("exclude", ""), between)
              && References.number(between, "at_micros") >= began;
    }
    if (!meets(question.texts("step").get(step), last) || at - began > window(question) || barred) {
      return;
    }
    out[step] = Math.min(out[step], at);
    if (step + 1 == out.length) {
      return;
    }
    boolean strict = question.text("order", "").equals("strict");
    int to = strict ? Math.min(events.size(), way[step] + 2) : events.size();
    for (int next = way[step] + 1; next < to; next++) {
      int[] longer = Arrays.copyOf(way, way.length + 1);
      longer[way.length] = next;
      follow(events, question, longer, out);
    }
  }

  private static long window(Question question) {
    String text = question.text("window", "1d");
    long number = Long.parseLong(text.substring(0, text.length() - 1));
    return text.endsWith("s") ? TimeUnit.SECONDS.toMicros(number) : TimeUnit.DAYS.toMicros(number);
  }

  /** Only what the steps of this test say. */
  private static boolean meets(String step, Map<String, @Nullable Object> event) {
    boolean view = !event.containsKey("target");
    return switch (step) {
      case "page==/", "page==/shop", "page==/checkout" ->
          view && step.substring(6).equals(event.get("route"));
      case "page==/shop,page==/cart" ->
          view && List.of("/shop", "/cart").contains(event.get("route"));
      case "event==view" -> view;
      case "status>=200" -> event.get("status") instanceof Integer status && status >= 200;
      case "action=^cart,event==search" ->
          !view
              && (event.get("kind").equals("search")
                  || event.get("kind").equals("action")
                      && String.valueOf(event.get("name")).startsWith("cart"));
      case "event==login,page==/cart" ->
          view ? "/cart".equals(event.get("route")) : event.get("kind").equals("login");
      default -> throw new IllegalArgumentException(step);
    };
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "step|page==/|two to twelve steps",
        "order|backwards|order is sequential",
        "window|soon|window is a number",
        "per|moon|per is visit or visitor",
        "exclude|pages==/|did you mean page?",
      })
  void table_ofAMistake_isRefused(String name, String value, String sentence) {
    Question question = ALL.with("step", "page==/", "page==/cart").with(name, value);

    assertThatThrownBy(() -> FUNNEL.table(question, ENGINES.get(0)))
        .isInstanceOf(QuestionMistakes.class)
        .hasMessageContaining(sentence);
  }

  @Test
  void dropoff_forOthersThanAuditors_isRefused() {
    Question question =
        Question.about(ALL.period(), Audience.INSIDE).with("step", "page==/", "page==/cart");

    assertThatThrownBy(() -> new FunnelDropoff().table(question, ENGINES.get(0)))
        .hasMessageContaining("audience auditor");
  }

  @Test
  void table_whereMostStop_isFlagged() throws Exception {
    History history = History.empty();
    for (int i = 0; i < 20; i++) {
      visit(
          history,
          i,
          i < 4
              ? List.of("/", "/cart", "/pay", "/done")
              : i < 6 ? List.of("/", "/cart", "/pay") : List.of("/", "/cart"));
    }
    Engine engine = ENGINES.get(0);
    engine.become(history);
    Question question =
        Question.about(ALL.period(), Audience.INSIDE)
            .with("step", "page==/", "page==/cart", "page==/pay", "page==/done");

    List<List<@Nullable Object>> rows = FUNNEL.table(question, engine).rows();

    assertThat(rows)
        .containsExactly(
            Arrays.asList(
                "1 page==/", 20L, 20L, new BigDecimal("1.000000"), null, null, null, null),
            Arrays.asList(
                "2 page==/cart",
                20L,
                20L,
                new BigDecimal("1.000000"),
                new BigDecimal("1.000000"),
                0L,
                1_000L,
                null),
            Arrays.asList(
                "3 page==/pay",
                6L,
                6L,
                new BigDecimal("0.300000"),
                new BigDecimal("0.300000"),
                14L,
                1_000L,
                "most stop here"));
    assertThat(FUNNEL.table(question, engine).suppressed()).isEqualTo(1);
  }

  private static void visit(History to, int number, List<String> pages) {
    Map<String, @Nullable Object> visit = new LinkedHashMap<>(History.random(1).visits().get(0));
    long at = History.START + TimeUnit.MINUTES.toMicros(number);
    visit.put("log_id", History.LOG);
    visit.put("sid", "s" + number);
    visit.put("num", 1);
    visit.put("visitor", "s" + number);
    visit.put("bot", "none");
    to.visits().add(visit);
    for (int i = 0; i < pages.size(); i++) {
      Map<String, @Nullable Object> view = new LinkedHashMap<>();
      view.put("idx", number * 10L + i);
      view.put("log_id", History.LOG);
      view.put("sid", "s" + number);
      view.put("visit_num", 1);
      view.put("num", i + 1);
      view.put("at_micros", at + i * 1_000_000L);
      view.put("route", pages.get(i));
      to.views().add(view);
    }
  }
}
