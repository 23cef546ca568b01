package org.sessiontrail.visit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sessiontrail.config.TrackerConfig.AnalyticsConfig;
import org.sessiontrail.record.StoredRecord;
import org.sessiontrail.store.TrailRecord;
import org.sessiontrail.store.TrailRecords;

/** Visits of random histories beside a slow computation that looks at all records at once. */
class VisitBookTest {
  private static final long IDLE = 30 * 60_000_000L;
  private static final long DAY = 24 * 60 * 60_000_000L;
  private static final List<String> CLICKS = List.of("click", "form-submit");
  private static final List<String> LISTED = List.of("error", "content-view");

  /** A view as the slow computation sees it. */
  private static final class Seen {
    final long index;
    final int step;
    final String route;
    final boolean request;
    @Nullable String page;
    @Nullable Long visible;

    Seen(long index, int step, String route, boolean request, @Nullable String page) {
      this.index = index;
      this.step = step;
      this.route = route;
      this.request = request;
      this.page = page;
    }
  }

  /** A visit as the slow computation sees it. */
  private static final class Slow {
    final List<Long> counted = new ArrayList<>();
    final List<Seen> views = new ArrayList<>();
    int steps;
    int errors;
    int told;
    int goals;

    boolean takes(long at) {
      long last = counted.stream().mapToLong(Long::longValue).max().orElseThrow();
      long first = counted.stream().mapToLong(Long::longValue).min().orElseThrow();
      return at - last <= IDLE && at - first <= DAY;
    }
  }

  private final Map<String, List<Slow>> slow = new TreeMap<>();

  private static boolean is(StoredRecord record, String member, Object value) {
    return value.equals(record.members().get(member));
  }

  private void slowly(TrailRecord record) {
    StoredRecord stored = record.stored();
    String kind = stored.kind().id();
    String event = stored.text("event");
    boolean soft = is(stored, "soft", true);
    boolean view = soft || (kind.equals("request") && is(stored, "type", "page"));
    boolean deed =
        kind.equals("action")
            || kind.equals("login")
            || (kind.equals("request") && is(stored, "type", "other"))
            || CLICKS.contains(String.valueOf(event));
    List<Slow> visits =
        slow.computeIfAbsent(Objects.requireNonNull(stored.text("sid")), k -> new ArrayList<>());
    Slow open = visits.isEmpty() ? null : visits.get(visits.size() - 1);
    long at = stored.epochMicros();
    boolean within = open != null && open.takes(at);
    if (!within && (view || deed)) {
      open = new Slow();
      visits.add(open);
    }
    if (open != null && (within || view || deed)) {
      into(open, record, view, deed);
    }
    if (kind.equals("page-event") && !soft && !visits.isEmpty()) {
      told(visits, stored);
    }
  }

  private static void into(Slow visit, TrailRecord record, boolean view, boolean deed) {
    StoredRecord stored = record.stored();
    String event = stored.text("event");
    if (view || deed) {
      visit.counted.add(stored.epochMicros());
    }
    if (view || deed || LISTED.contains(String.valueOf(event))) {
      visit.steps++;
    }
    visit.errors += "error".equals(event) ? 1 : 0;
    visit.told += event == null ? 0 : 1;
    String name = String.valueOf(stored.text("name"));
    visit.goals += name.equals("goal") || name.equals("order.place") ? 1 : 0;
    if (view) {
      visit.views.add(
          new Seen(
              record.index(),
              visit.steps,
              String.valueOf(stored.text("route")),
              event == null,
              event == null ? null : stored.text("page")));
    }
  }

  private static void told(List<Slow> visits, StoredRecord told) {
    Slow latest = visits.get(visits.size() - 1);
    if (is(told, "event", "view")) {
      latest.views.stream()
          .filter(view -> view.request && view.page == null && is(told, "route", view.route))
          .filter(view -> view.step > latest.steps - 50)
          .reduce((first, second) -> second)
          .ifPresent(view -> view.page = told.text("page"));
    } else if (is(told, "event", "leave")) {
      visits.stream()
          .flatMap(visit -> visit.views.stream())
          .filter(view -> view.page != null && is(told, "page", view.page))
          .reduce((first, second) -> second)
          .ifPresent(
              view -> {
                long more = Objects.requireNonNull(told.number("visible"));
                view.visible = view.visible == null ? more : (Long) Math.max(view.visible, more);
              });
    }
  }

  private Set<String> slowSummary() {
    TreeSet<String> out = new TreeSet<>();
    slow.forEach(
        (sid, visits) -> {
          for (int i = 0; i < visits.size(); i++) {
            Slow visit = visits.get(i);
            Long visible =
                visit.views.stream()
                    .map(view -> view.visible)
                    .filter(Objects::nonNull)
                    .reduce(Long::sum)
                    .orElse(null);
            out.add(
                "%s/%d %d of %d steps, %d told, %d errors, %d goals, seen %s"
                    .formatted(
                        sid,
                        i + 1,
                        visit.counted.size(),
                        visit.steps,
                        visit.told,
                        visit.errors,
                        visit.goals,
                        visible));
            visit.views.forEach(
                view ->
                    out.add(
                        "%d: %d %s %s".formatted(view.index, view.step, view.page, view.visible)));
          }
        });
    return out;
  }

  private static Set<String> summary(VisitBook book) {
    TreeSet<String> out = new TreeSet<>();
    for (VisitBook.Change change : book.changes()) {
      Visit visit = change.visit();
      VisitCounts.Traces traces = visit.counts().traces();
      out.add(
          "%s/%d %d of %d steps, %d told, %d errors, %d goals, seen %s"
              .formatted(
                  visit.trailId(),
                  visit.number(),
                  visit.counts().counted(),
                  traces.steps(),
                  traces.told(),
                  traces.errors(),
                  visit.conversions().count(),
                  visit.pages().visibleMillis()));
    }
    for (VisitBook.View view : book.views()) {
      PageShown shown = Objects.requireNonNull(view.shown());
      out.add(
          "%d: %d %s %s"
              .formatted(
                  view.view().index(),
                  view.view().number(),
                  shown.page(),
                  shown.measures().visibleMillis()));
    }
    return out;
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6})
  void take_ofAnyHistory_isWhatTheSlowComputationSays(long seed) {
    VisitRecords random = new VisitRecords(new TrailRecords("n1/b1"), seed);
    VisitBook book =
        new VisitBooks(new AnalyticsConfig(30, null, List.of(), List.of(), null), null).book();
    Map<String, Integer> steps = new HashMap<>();
    for (int i = 0; i < 3_000; i++) {
      TrailRecord record = new TrailRecord(i, random.next());
      book.take(record);
      slowly(record);
    }
    book.deeds()
        .forEach(
            done -> assertThat(done.number()).isGreaterThan(before(steps, done.visit(), done)));

    assertThat(summary(book)).isEqualTo(slowSummary()).hasSizeGreaterThan(500);
  }

  private static int before(Map<String, Integer> steps, Visit visit, VisitBook.Done done) {
    Integer before = steps.put(visit.trailId() + "/" + visit.number(), done.number());
    return before == null ? 0 : before;
  }
}
