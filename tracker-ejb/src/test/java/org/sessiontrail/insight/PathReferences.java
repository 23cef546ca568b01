package org.sessiontrail.insight;

import static org.sessiontrail.insight.References.number;
import static org.sessiontrail.insight.References.people;
import static org.sessiontrail.insight.References.quotient;
import static org.sessiontrail.insight.References.row;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.sessiontrail.insight.question.Question;

/** What reports on searches, returns and paths should answer. */
final class PathReferences {
  private static final Comparator<Map<String, @Nullable Object>> IN_TIME =
      Comparator.<Map<String, @Nullable Object>>comparingLong(row -> number(row, "at_micros"))
          .thenComparingLong(row -> number(row, "idx"));

  private PathReferences() {}

  private static boolean isSearch(Map<String, @Nullable Object> deed) {
    return deed.get("kind").equals("search") || isMiss(deed) || isAction(deed, "search");
  }

  private static boolean isMiss(Map<String, @Nullable Object> deed) {
    return isAction(deed, "search.miss");
  }

  private static boolean isAction(Map<String, @Nullable Object> deed, String name) {
    return deed.get("kind").equals("action") && name.equals(deed.get("name"));
  }

  private static @Nullable Object words(Map<String, @Nullable Object> deed) {
    return deed.get(deed.get("kind").equals("search") ? "name" : "item");
  }

  private static long visitors(History history, List<Map<String, @Nullable Object>> rows) {
    return people(rows.stream().map(history::visitOf).toList());
  }

  static List<List<@Nullable Object>> searches(History history, Question question) {
    List<Map<String, @Nullable Object>> all =
        References.in(history.deeds(), "at_micros", history, question).stream()
            .filter(PathReferences::isSearch)
            .toList();
    return References.groups(all, question, (d, q) -> Arrays.asList(words(d)), history)
        .entrySet()
        .stream()
        .map(
            group -> {
              List<Map<String, @Nullable Object>> rows = group.getValue();
              long known = rows.stream().filter(d -> d.get("results") != null || isMiss(d)).count();
              long missed =
                  rows.stream()
                      .filter(d -> Objects.equals(d.get("results"), 0) || isMiss(d))
                      .count();
              return row(
                  group.getKey(),
                  Arrays.asList(
                      (long) rows.size(),
                      visitors(history, rows),
                      known,
                      missed,
                      quotient(missed, known)));
            })
        .toList();
  }

  private static List<List<@Nullable Object>> counted(
      History history,
      Question question,
      List<Map<String, @Nullable Object>> rows,
      References.Keys keys) {
    return References.groups(rows, question, keys, history).entrySet().stream()
        .map(
            group ->
                row(
                    group.getKey(),
                    List.of((long) group.getValue().size(), visitors(history, group.getValue()))))
        .toList();
  }

  static List<List<@Nullable Object>> told(String kind, History history, Question question) {
    List<Map<String, @Nullable Object>> rows =
        References.in(history.deeds(), "at_micros", history, question).stream()
            .filter(deed -> deed.get("kind").equals(kind))
            .toList();
    return counted(
        history,
        question,
        rows,
        (deed, q) ->
            Arrays.asList(deed.get("target") == null ? deed.get("name") : deed.get("target")));
  }

  static List<List<@Nullable Object>> searchNext(History history, Question question) {
    List<Map<String, @Nullable Object>> rows =
        References.in(history.deeds(), "at_micros", history, question).stream()
            .filter(PathReferences::isSearch)
            .toList();
    return counted(
        history,
        question,
        rows,
        (deed, q) -> {
          List<Map<String, @Nullable Object>> following = new ArrayList<>();
          for (Map<String, @Nullable Object> each : history.views()) {
            if (history.visitOf(each) == history.visitOf(deed)) {
              following.add(each);
            }
          }
          for (Map<String, @Nullable Object> each : history.deeds()) {
            if (isSearch(each) && history.visitOf(each) == history.visitOf(deed)) {
              following.add(each);
            }
          }
          following.removeIf(each -> IN_TIME.compare(each, deed) <= 0);
          Map<String, @Nullable Object> next = following.stream().min(IN_TIME).orElse(null);
          Object page =
              next == null
                  ? null
                  : next.containsKey("kind") && next.containsKey("target")
                      ? "(another search)"
                      : next.get("route");
          return Arrays.asList(words(deed), page);
        });
  }

  static List<List<@Nullable Object>> frequency(History history, Question question) {
    References.Keys visitor = (visit, q) -> Arrays.asList(visitorOf(visit));
    List<Map<String, @Nullable Object>> people = new ArrayList<>();
    References.groups(References.chosen(history, question), question, visitor)
        .forEach(
            (key, visits) -> {
              Map<String, @Nullable Object> one = new java.util.HashMap<>(visits.get(0));
              one.put("made", visits.size());
              people.add(one);
            });
    return References.groups(
            people,
            question,
            (one, q) ->
                List.of(
                    number(one, "made") >= 10 ? "10 and more" : String.valueOf(one.get("made"))))
        .entrySet()
        .stream()
        .map(
            group ->
                row(
                    group.getKey(),
                    List.of(
                        (long) group.getValue().size(),
                        group.getValue().stream().mapToLong(one -> number(one, "made")).sum())))
        .toList();
  }

  private static Object visitorOf(Map<String, @Nullable Object> visit) {
    return Objects.requireNonNull(
        Objects.requireNonNullElse(visit.get("visitor"), visit.get("sid")));
  }

  static List<List<@Nullable Object>> loyalty(History history, Question question) {
    return visitCounts(
        question,
        References.chosen(history, question),
        (visit, q) -> List.of(since(history, visit, q)));
  }

  private static List<List<@Nullable Object>> visitCounts(
      Question question, List<Map<String, @Nullable Object>> visits, References.Keys keys) {
    return References.groups(visits, question, keys).entrySet().stream()
        .map(
            group ->
                row(
                    group.getKey(),
                    List.of((long) group.getValue().size(), people(group.getValue()))))
        .toList();
  }

  private static String since(
      History history, Map<String, @Nullable Object> visit, Question question) {
    Comparator<Map<String, @Nullable Object>> order =
        Comparator.<Map<String, @Nullable Object>>comparingLong(v -> number(v, "start_micros"))
            .thenComparing(v -> String.valueOf(v.get("sid")))
            .thenComparingLong(v -> number(v, "num"));
    Map<String, @Nullable Object> earlier =
        history.visits().stream()
            .filter(v -> v.get("log_id").equals(visit.get("log_id")))
            .filter(v -> visitorOf(v).equals(visitorOf(visit)))
            .filter(v -> SegmentTruth.holds(question.segment(), v, history))
            .filter(v -> order.compare(v, visit) < 0)
            .max(order)
            .orElse(null);
    if (earlier == null) {
      return "first visit";
    }
    long days =
        (number(visit, "start_micros") - number(earlier, "start_micros"))
            / TimeUnit.DAYS.toMicros(1);
    return days < 1
        ? "within a day"
        : days < 7
            ? "1 to 6 days"
            : days < 30 ? "7 to 29 days" : days < 90 ? "30 to 89 days" : "90 days and more";
  }

  static List<List<@Nullable Object>> live(History history, Question question) {
    long to = question.period().toMicros();
    List<Map<String, @Nullable Object>> there =
        history.visits().stream()
            .filter(v -> v.get("log_id").equals(History.LOG))
            .filter(v -> number(v, "last_micros") >= to - TimeUnit.MINUTES.toMicros(5))
            .filter(v -> number(v, "last_micros") < to)
            .filter(v -> SegmentTruth.holds(question.segment(), v, history))
            .toList();
    return visitCounts(question, there, References.columns("exit_route"));
  }

  /** Views of the visit of {@code view} in the order of time. */
  private static List<Map<String, @Nullable Object>> visitViews(
      History history, Map<String, @Nullable Object> visit) {
    return history.views().stream()
        .filter(view -> history.visitOf(view) == visit)
        .sorted(IN_TIME)
        .toList();
  }

  static List<List<@Nullable Object>> steps(History history, Question question, int step) {
    List<Map<String, @Nullable Object>> views =
        References.in(history.views(), "at_micros", history, question).stream()
            .filter(
                view ->
                    question.text("page", "").isEmpty()
                        || question.text("page", "").equals(view.get("route")))
            .toList();
    return counted(
        history,
        question,
        views,
        (view, q) -> {
          List<Map<String, @Nullable Object>> all = visitViews(history, history.visitOf(view));
          int at = all.indexOf(view) + step;
          return Arrays.asList(
              view.get("route"), at < 0 || at >= all.size() ? null : all.get(at).get("route"));
        });
  }

  /** Pages of a visit without reloads. */
  private static List<Map<String, @Nullable Object>> way(
      History history, Map<String, @Nullable Object> visit) {
    List<Map<String, @Nullable Object>> out = new ArrayList<>();
    for (Map<String, @Nullable Object> view : visitViews(history, visit)) {
      boolean reload =
          !out.isEmpty() && view.get("route").equals(out.get(out.size() - 1).get("route"));
      if (!reload) {
        out.add(view);
      }
    }
    return out;
  }

  static List<List<@Nullable Object>> paths(History history, Question question) {
    List<Map<String, @Nullable Object>> visits =
        References.chosen(history, question).stream()
            .filter(visit -> !visitViews(history, visit).isEmpty())
            .toList();
    return visitCounts(
        question,
        visits,
        (visit, q) -> {
          List<@Nullable Object> pages = new ArrayList<>();
          way(history, visit).stream().limit(5).forEach(view -> pages.add(view.get("route")));
          while (pages.size() < 5) {
            pages.add(null);
          }
          return pages;
        });
  }

  static List<List<@Nullable Object>> loops(History history, Question question) {
    List<Map<String, @Nullable Object>> returns = new ArrayList<>();
    for (Map<String, @Nullable Object> visit : history.visits()) {
      List<Map<String, @Nullable Object>> way = way(history, visit);
      for (int i = 2; i < way.size(); i++) {
        if (way.get(i).get("route").equals(way.get(i - 2).get("route"))) {
          Map<String, @Nullable Object> back = new java.util.HashMap<>(way.get(i));
          back.put("via", way.get(i - 1).get("route"));
          returns.add(back);
        }
      }
    }
    return counted(
        history,
        question,
        References.in(returns, "at_micros", history, question),
        References.columns("route", "via"));
  }
}
