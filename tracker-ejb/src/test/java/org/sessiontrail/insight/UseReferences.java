package org.sessiontrail.insight;

import static java.util.Map.entry;
import static org.sessiontrail.insight.References.columns;
import static org.sessiontrail.insight.References.number;
import static org.sessiontrail.insight.References.people;
import static org.sessiontrail.insight.References.quotient;
import static org.sessiontrail.insight.References.row;
import static org.sessiontrail.insight.WorthReferences.known;
import static org.sessiontrail.insight.WorthReferences.peopleOf;
import static org.sessiontrail.insight.WorthReferences.sum;
import static org.sessiontrail.insight.WorthReferences.told;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.NullUnmarked;
import org.jspecify.annotations.Nullable;
import org.sessiontrail.insight.question.Period;
import org.sessiontrail.insight.question.Question;

/** What reports on content and use should answer. */
@NullUnmarked // values of rows, which the test knows
final class UseReferences {
  static final Map<String, References.Reference> ALL =
      Map.ofEntries(
          entry("topics", UseReferences::topics),
          entry("content", UseReferences::content),
          entry("trending", UseReferences::trending),
          entry("read-together", UseReferences::together),
          entry("features", UseReferences::features),
          entry("feature-weeks", UseReferences::weeks),
          entry("unused", UseReferences::unused),
          entry("stickiness", UseReferences::stickiness));

  private UseReferences() {}

  static List<Map<String, @Nullable Object>> views(History history, Question question) {
    return References.in(history.views(), "at_micros", history, question);
  }

  static List<Map<String, @Nullable Object>> deeds(History history, Question question) {
    return References.in(history.deeds(), "at_micros", history, question);
  }

  static boolean is(Map<String, @Nullable Object> deed, String kind) {
    return kind.equals(deed.get("kind"));
  }

  private static Question between(Question question, long from, long to) {
    return question.in(new Period(from, to, question.period().zone()));
  }

  private static List<List<@Nullable Object>> topics(History history, Question question) {
    return told(
        history,
        question,
        views(history, question),
        columns("topic", "format"),
        rows ->
            Arrays.asList(
                (long) rows.size(),
                peopleOf(history, rows),
                known(rows, "visible_millis"),
                known(rows, "scroll_percent"),
                quotient(sum(rows, "visible_millis"), known(rows, "visible_millis")),
                quotient(sum(rows, "scroll_percent"), known(rows, "scroll_percent"))));
  }

  private static List<List<@Nullable Object>> content(History history, Question question) {
    return told(
        history,
        question,
        deeds(history, question).stream()
            .filter(deed -> is(deed, "content-view") || is(deed, "content-click"))
            .toList(),
        columns("name", "item"),
        rows -> {
          long seen = rows.stream().filter(deed -> is(deed, "content-view")).count();
          long clicks = rows.size() - seen;
          return Arrays.asList(seen, peopleOf(history, rows), clicks, quotient(clicks, seen));
        });
  }

  private static List<List<@Nullable Object>> trending(History history, Question question) {
    long to = question.period().toMicros();
    long micros = TimeUnit.HOURS.toMicros(Long.parseLong(question.text("hours", "24")));
    return told(
        history,
        question,
        views(history, between(question, to - 2 * micros, to)),
        columns("route"),
        rows -> {
          long now = rows.stream().filter(view -> number(view, "at_micros") >= to - micros).count();
          long before = rows.size() - now;
          return Arrays.asList(
              now - before, peopleOf(history, rows), now, before, quotient(now, before));
        });
  }

  private static List<List<@Nullable Object>> together(History history, Question question) {
    Map<List<@Nullable Object>, List<Map<String, @Nullable Object>>> pairs = new HashMap<>();
    for (Map<String, @Nullable Object> visit : history.visits()) {
      Set<String> pages = new HashSet<>();
      views(history, question).stream()
          .filter(view -> history.visitOf(view) == visit)
          .forEach(view -> pages.add(String.valueOf(view.get("route"))));
      for (String page : pages) {
        for (String other : pages) {
          List<@Nullable Object> key = new ArrayList<>();
          if (question.view().breakdown() != null) {
            key.add(visit.get("device"));
          }
          key.addAll(List.of(page, other));
          pairs.computeIfAbsent(key, none -> new ArrayList<>()).add(visit);
        }
      }
    }
    List<List<@Nullable Object>> out = new ArrayList<>();
    pairs.forEach(
        (key, visits) -> {
          int last = key.size() - 1;
          if (!Objects.equals(key.get(last), key.get(last - 1))) {
            long both = visits.size();
            long page = alone(pairs, key, last - 1);
            long either = page + alone(pairs, key, last) - both + 10;
            out.add(
                row(
                    key,
                    Arrays.asList(
                        both, people(visits), page, quotient(both, page), quotient(both, either))));
          }
        });
    return out;
  }

  /** Visits with the page at {@code place} of a key. */
  private static long alone(
      Map<List<@Nullable Object>, List<Map<String, @Nullable Object>>> pairs,
      List<@Nullable Object> key,
      int place) {
    List<@Nullable Object> itself = new ArrayList<>(key.subList(0, key.size() - 2));
    itself.add(key.get(place));
    itself.add(key.get(place));
    return Objects.requireNonNull(pairs.get(itself)).size();
  }

  private static List<Map<String, @Nullable Object>> used(History history, Question question) {
    List<Map<String, @Nullable Object>> out = new ArrayList<>();
    for (Map<String, @Nullable Object> view : views(history, question)) {
      out.add(with(view, "sort", "page", "feature", view.get("route")));
    }
    for (Map<String, @Nullable Object> deed : deeds(history, question)) {
      if (is(deed, "action")) {
        out.add(with(deed, "sort", "action", "feature", deed.get("name")));
      }
    }
    return out;
  }

  static Map<String, @Nullable Object> with(
      Map<String, @Nullable Object> row, @Nullable Object... more) {
    Map<String, @Nullable Object> out = new HashMap<>(row);
    for (int i = 0; i < more.length; i += 2) {
      out.put(String.valueOf(more[i]), more[i + 1]);
    }
    return out;
  }

  private static List<List<@Nullable Object>> features(History history, Question question) {
    long everybody =
        people(
            history.visits().stream()
                .filter(visit -> visit.get("log_id").equals(History.LOG))
                .filter(visit -> number(visit, "start_micros") < question.period().toMicros())
                .filter(visit -> number(visit, "last_micros") >= question.period().fromMicros())
                .filter(visit -> SegmentTruth.holds(question.segment(), visit, history))
                .toList());
    return told(
        history,
        question,
        used(history, question),
        columns("sort", "feature"),
        rows ->
            Arrays.asList(
                (long) rows.size(),
                peopleOf(history, rows),
                quotient(peopleOf(history, rows), everybody)));
  }

  private static List<List<@Nullable Object>> weeks(History history, Question question) {
    return told(
        history,
        question,
        used(history, question),
        (row, q) -> Arrays.asList(monday(row), row.get("sort"), row.get("feature")),
        rows -> Arrays.asList((long) rows.size(), peopleOf(history, rows)));
  }

  private static String monday(Map<String, @Nullable Object> row) {
    return day(row, "at_micros")
        .with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY))
        .toString();
  }

  private static LocalDate day(Map<String, @Nullable Object> row, String column) {
    return Instant.EPOCH
        .plus(number(row, column), ChronoUnit.MICROS)
        .atZone(ZoneOffset.UTC)
        .toLocalDate();
  }

  private static List<List<@Nullable Object>> unused(History history, Question question) {
    long from = question.period().fromMicros();
    Question before = between(question, from - TimeUnit.DAYS.toMicros(400), from);
    List<List<@Nullable Object>> now =
        told(
            history, question, used(history, question), columns("sort", "feature"), r -> List.of());
    return told(
            history,
            question,
            used(history, before),
            columns("sort", "feature"),
            rows -> Arrays.asList((long) rows.size(), peopleOf(history, rows)))
        .stream()
        .filter(line -> !now.contains(line.subList(0, line.size() - 2)))
        .toList();
  }

  private static List<List<@Nullable Object>> stickiness(History history, Question question) {
    long micros = question.period().toMicros() - question.period().fromMicros();
    long days = (long) Math.ceil(micros / 86_400_000_000.0);
    return References.groups(
            References.chosen(history, question), question, (visit, q) -> List.of())
        .entrySet()
        .stream()
        .map(
            group -> {
              long visitors = people(group.getValue());
              Map<LocalDate, List<Map<String, @Nullable Object>>> byDay = new HashMap<>();
              group
                  .getValue()
                  .forEach(
                      visit ->
                          byDay
                              .computeIfAbsent(day(visit, "start_micros"), d -> new ArrayList<>())
                              .add(visit));
              long visitorDays = byDay.values().stream().mapToLong(References::people).sum();
              return row(
                  group.getKey(),
                  Arrays.asList(visitorDays, visitors, quotient(visitorDays, visitors * days)));
            })
        .toList();
  }
}
