package org.sessiontrail.insight;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.NullUnmarked;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.sessiontrail.insight.question.Audience;
import org.sessiontrail.insight.question.Period;
import org.sessiontrail.insight.question.Question;
import org.sessiontrail.insight.segment.Segment;
import org.sessiontrail.insight.visitor.Automated;

/** What visits lack counts where four fifths of the others have it, and not below. */
@NullUnmarked // values of rows, which the test knows
class AutomatedTest {
  private static final Question ALL =
      Question.about(
          new Period(History.START, History.START + History.LENGTH, ZoneId.of("UTC")),
          Audience.AUDITOR);

  private final History history = History.empty();

  private void visit(@Nullable String program, int views, int statics, int told) {
    Map<String, @Nullable Object> visit = new LinkedHashMap<>();
    visit.put("log_id", History.LOG);
    visit.put("sid", "t" + history.visits().size());
    visit.put("num", 1);
    visit.put("start_micros", History.START);
    visit.put("last_micros", History.START);
    visit.put("first_idx", 0);
    visit.put("views", views);
    visit.put("deeds", 0);
    visit.put("bot", program);
    for (String zero : List.of("known_views", "known_millis", "background", "failures")) {
      visit.put(zero, 0);
    }
    visit.put("statics", statics);
    visit.put("told", told);
    visit.put("bot_hint", null);
    history.visits().add(visit);
  }

  private List<List<@Nullable Object>> answer(Question question) throws Exception {
    try (Engine engine = Engine.h2()) {
      engine.become(history);
      return new Automated()
          .table(question, engine).rows().stream().map(row -> row.subList(0, 7)).toList();
    }
  }

  private void fourOfFiveHave(int views) {
    for (int i = 0; i < 4; i++) {
      visit(null, views, 2, 1);
    }
    visit("none", views, 0, 0);
  }

  @Test
  void answer_whenFourFifthsHaveIt_countsWhoLacksIt() throws Exception {
    fourOfFiveHave(3);
    visit("search-engine", 3, 0, 0);
    visit(null, 2, 0, 0); // too few pages to say

    assertThat(answer(ALL))
        .containsExactly(
            List.of("none", 6L, 6L, 1L, 0L, 0L, 1L),
            List.of("search-engine", 1L, 1L, 1L, 0L, 0L, 1L));
    assertThat(answer(ALL.of(Segment.of("bot==search-engine"))))
        .containsExactly(List.of("search-engine", 1L, 1L, 1L, 0L, 0L, 1L));
  }

  @Test
  void answer_whenFewerHaveIt_countsNobody() throws Exception {
    fourOfFiveHave(3);
    visit(null, 4, 0, 3);

    assertThat(answer(ALL)).containsExactly(List.of("none", 6L, 6L, 1L, 0L, 0L, 0L));
    assertThat(new Automated().definition()).contains("no proof");
  }

  @Test
  void answer_whenNobodyLooksAtSeveralPages_countsNobody() throws Exception {
    fourOfFiveHave(2);

    assertThat(answer(ALL)).containsExactly(List.of("none", 5L, 5L, 0L, 0L, 0L, 0L));
  }
}
