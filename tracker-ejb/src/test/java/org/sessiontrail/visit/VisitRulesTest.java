package org.sessiontrail.visit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sessiontrail.visit.Sign.Sort;

class VisitRulesTest {
  private static final long START = TimeUnit.DAYS.toMicros(20_000);
  private static final long MINUTE = TimeUnit.MINUTES.toMicros(1);
  private static final long SECOND = TimeUnit.SECONDS.toMicros(1);

  private final VisitRules rules = VisitRules.ofMinutes(30);
  private final List<Visit> visits = new ArrayList<>();
  private final List<PageView> closed = new ArrayList<>();
  private long next;

  private void view(long micros, String route) {
    take(rules, new Sign(next++, START + micros, Sort.VIEW, route, false));
  }

  private void take(Sort sort, long micros) {
    take(rules, new Sign(next++, START + micros, sort, null, false));
  }

  private void take(VisitRules by, Sign sign) {
    Visit last = visits.isEmpty() ? null : visits.get(visits.size() - 1);
    VisitRules.Step step = by.take("t", last, sign);
    if (step == null) {
      return;
    }
    if (last != null && last.number() == step.visit().number()) {
      visits.remove(visits.size() - 1);
    }
    visits.add(step.visit());
    if (step.closed() != null) {
      closed.add(step.closed());
    }
  }

  @Test
  void visit_ofThreePages_knowsEntryExitAndTimes() {
    view(0, "/");
    view(20 * SECOND, "/list");
    take(Sort.BACKGROUND, 25 * SECOND);
    take(Sort.DEED, 30 * SECOND);
    view(50 * SECOND, "/cart");

    Visit visit = visits.get(0);
    assertThat(visits).hasSize(1);
    assertThat(visit.counts())
        .isEqualTo(new VisitCounts(3, 1, 1, 0, new VisitCounts.Traces(4, 0, 0, 0)));
    assertThat(visit.pages().entry()).isEqualTo("/");
    assertThat(visit.pages().exit())
        .isEqualTo(new PageView(4, 4, START + 50 * SECOND, "/cart", null));
    assertThat(visit.millis()).isEqualTo(50_000);
    assertThat(visit.pages().times())
        .isEqualTo(new PageTimes(2, 50_000, 20_000L * 20_000 + 30_000L * 30_000));
    assertThat(visit.pages().times().meanMillis()).isEqualTo(25_000);
    assertThat(closed).extracting(PageView::millis).containsExactly(20_000L, 30_000L);
  }

  @Test
  void silence_ofTheLimit_isWithin_andLongerBeginsANewVisit() {
    view(0, "/a");
    view(30 * MINUTE, "/b");
    view(60 * MINUTE + 1, "/c");

    assertThat(visits).extracting(visit -> visit.counts().views()).containsExactly(2, 1);
    assertThat(visits).extracting(Visit::number).containsExactly(1, 2);
    assertThat(visits.get(1).pages().entry()).isEqualTo("/c");
  }

  @Test
  void silence_isSinceWhatIsCounted_soThatAPageThatPollsIsNotAlwaysThere() {
    view(0, "/");
    for (int minute = 1; minute <= 60; minute++) {
      take(Sort.BACKGROUND, minute * MINUTE);
    }
    view(61 * MINUTE, "/");

    assertThat(visits).hasSize(2);
    assertThat(visits.get(0).counts().background()).isEqualTo(30);
  }

  @Test
  void background_beforeAnybodyWasThere_isInNoVisit() {
    take(Sort.BACKGROUND, 0);

    assertThat(visits).isEmpty();
  }

  @Test
  void midnight_splitsNothing_butADayDoes() {
    for (int minute = 0; minute <= 25 * 60; minute += 20) {
      view(minute * MINUTE, "/");
    }

    assertThat(visits).hasSize(2);
    assertThat(visits.get(0).millis()).isEqualTo(TimeUnit.HOURS.toMillis(24));
  }

  @Test
  void visit_ofTheMostRecords_endsThere() {
    VisitRules few = new VisitRules(30 * MINUTE, 1_000 * MINUTE, 3);
    for (int i = 0; i < 7; i++) {
      take(few, new Sign(i, START + i * SECOND, Sort.VIEW, "/", false));
    }

    assertThat(visits).extracting(visit -> visit.counts().counted()).containsExactly(3, 3, 1);
  }

  @Test
  void visit_ofOnePage_hasNoDurationAndIsABounce() {
    view(0, "/");

    assertThat(visits.get(0).millis()).isNull();
    assertThat(visits.get(0).pages().times().meanMillis()).isNull();
    assertThat(visits.get(0).isEngaged()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(longs = {9_999_999, 10_000_000})
  void visit_ofOnePageAndADeed_isEngagedAfterTenSeconds(long micros) {
    view(0, "/");
    take(Sort.DEED, micros);

    assertThat(visits.get(0).isEngaged()).isEqualTo(micros >= 10_000_000);
  }

  @Test
  void view_storedLate_isCountedAndTellsNoTime() {
    view(0, "/slow-later");
    view(40 * SECOND, "/b");
    view(10 * SECOND, "/slow");
    view(-5 * SECOND, "/first");

    Visit visit = visits.get(0);
    assertThat(visit.pages().entry()).isEqualTo("/first");
    assertThat(visit.pages().exit()).extracting(PageView::route).isEqualTo("/b");
    assertThat(visit.counts().views()).isEqualTo(4);
    assertThat(visit.pages().times().views()).isEqualTo(1);
    assertThat(visit.startMicros()).isEqualTo(START - 5 * SECOND);
  }

  /** Beside a slow computation that sees all signs of a trail at once, in the order of time. */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void visits_ofAnyTrailInOrder_areThoseOfTheReference(long seed) {
    Random random = new Random(seed);
    List<Sign> signs = new ArrayList<>();
    long at = START;
    for (int i = 0; i < 3_000; i++) {
      at += random.nextInt(10) == 0 ? random.nextLong(0, 90 * MINUTE) : random.nextLong(MINUTE);
      Sort sort = List.of(Sort.VIEW, Sort.DEED, Sort.BACKGROUND).get(random.nextInt(3));
      String route = sort == Sort.VIEW ? "/" + random.nextInt(5) : null;
      signs.add(new Sign(i, at, sort, route, random.nextInt(20) == 0));
    }
    signs.forEach(sign -> take(rules, sign));

    assertThat(visits).isEqualTo(reference(signs));
  }

  private static List<Visit> reference(List<Sign> signs) {
    List<Sign> counted = signs.stream().filter(sign -> sign.sort().isCounted()).toList();
    List<Visit> out = new ArrayList<>();
    int from = 0;
    for (int i = 1; i <= counted.size(); i++) {
      boolean ends =
          i == counted.size()
              || counted.get(i).epochMicros() - counted.get(i - 1).epochMicros() > 30 * MINUTE
              || counted.get(i).epochMicros() - counted.get(from).epochMicros()
                  > TimeUnit.HOURS.toMicros(24);
      if (ends) {
        out.add(visit(out.size() + 1, counted.subList(from, i), signs));
        from = i;
      }
    }
    return out;
  }

  private static Visit visit(int number, List<Sign> counted, List<Sign> all) {
    Sign first = counted.get(0);
    Sign last = counted.get(counted.size() - 1);
    long to =
        Math.min(
            last.epochMicros() + 30 * MINUTE, first.epochMicros() + TimeUnit.HOURS.toMicros(24));
    long following =
        all.stream()
            .filter(sign -> sign.sort().isCounted() && sign.index() > last.index())
            .mapToLong(Sign::index)
            .min()
            .orElse(Long.MAX_VALUE);
    List<Sign> background =
        all.stream()
            .filter(sign -> !sign.sort().isCounted() && sign.epochMicros() <= to)
            .filter(sign -> sign.index() > first.index() && sign.index() < following)
            .toList();
    long failures =
        counted.stream().filter(Sign::failed).count()
            + background.stream().filter(Sign::failed).count();
    int views = (int) counted.stream().filter(sign -> sign.sort() == Sort.VIEW).count();
    return new Visit(
        "t",
        number,
        first.index(),
        Math.max(last.index(), background.stream().mapToLong(Sign::index).max().orElse(0)),
        first.epochMicros(),
        last.epochMicros(),
        new VisitCounts(
            views,
            counted.size() - views,
            background.size(),
            (int) failures,
            new VisitCounts.Traces(counted.size(), 0, 0, 0)),
        pages(counted),
        Conversions.NONE);
  }

  private static VisitPages pages(List<Sign> counted) {
    List<Sign> views = counted.stream().filter(sign -> sign.sort() == Sort.VIEW).toList();
    long known = 0;
    long squares = 0;
    for (int i = 1; i < views.size(); i++) {
      long micros = views.get(i).epochMicros() - views.get(i - 1).epochMicros();
      long millis = Math.min(micros, 30 * MINUTE) / 1_000;
      known += millis;
      squares += millis * millis;
    }
    Sign exit = views.isEmpty() ? null : views.get(views.size() - 1);
    return new VisitPages(
        views.stream().min(Comparator.comparing(Sign::epochMicros)).map(Sign::route).orElse(null),
        exit == null
            ? null
            : new PageView(
                exit.index(),
                counted.indexOf(exit) + 1,
                exit.epochMicros(),
                String.valueOf(exit.route()),
                null),
        new PageTimes(Math.max(0, views.size() - 1), known, squares),
        null);
  }
}
