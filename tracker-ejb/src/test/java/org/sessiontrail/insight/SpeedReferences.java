package org.sessiontrail.insight;

import static java.util.Map.entry;
import static org.sessiontrail.insight.References.columns;
import static org.sessiontrail.insight.References.number;
import static org.sessiontrail.insight.References.quotient;
import static org.sessiontrail.insight.UseReferences.deeds;
import static org.sessiontrail.insight.UseReferences.is;
import static org.sessiontrail.insight.UseReferences.views;
import static org.sessiontrail.insight.UseReferences.with;
import static org.sessiontrail.insight.WorthReferences.peopleOf;
import static org.sessiontrail.insight.WorthReferences.sum;
import static org.sessiontrail.insight.WorthReferences.told;
import static org.sessiontrail.insight.WorthReferences.trails;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.sessiontrail.insight.question.Question;

/** What reports on speed, errors and struggle should answer. */
final class SpeedReferences {
  static final Map<String, References.Reference> ALL =
      Map.ofEntries(
          entry("priorities", SpeedReferences::priorities),
          entry("response-times", SpeedReferences::responseTimes),
          entry("slow", SpeedReferences::slow),
          entry("failures", SpeedReferences::failures),
          entry("errors", SpeedReferences::errors),
          entry("vitals", SpeedReferences::vitals),
          entry("struggles", SpeedReferences::struggles));

  private static final Set<String> STRUGGLES =
      Set.of("rage-click", "dead-click", "form-refill", "form-abandon", "error");

  private SpeedReferences() {}

  private static List<List<@Nullable Object>> priorities(History history, Question question) {
    List<Map<String, @Nullable Object>> rows = new ArrayList<>();
    for (Map<String, @Nullable Object> view : views(history, question)) {
      rows.add(with(view, "uses", 1, "struggle", number(view, "status") >= 500 ? 1 : 0));
    }
    for (Map<String, @Nullable Object> deed : deeds(history, question)) {
      boolean struggle =
          STRUGGLES.contains(String.valueOf(deed.get("kind")))
              || (is(deed, "action") && !"success".equals(deed.get("outcome")))
              || (is(deed, "request") && number(deed, "status") >= 400);
      if (struggle) {
        rows.add(with(deed, "uses", 0, "struggle", 1));
      }
    }
    return told(
        history,
        question,
        rows,
        columns("route"),
        group -> {
          long visitors = peopleOf(history, group);
          long uses = sum(group, "uses");
          long struggles = sum(group, "struggle");
          return Arrays.asList(uses, visitors, struggles, quotient(visitors * struggles, uses));
        });
  }

  private static List<Map<String, @Nullable Object>> requests(
      History history, Question question, String viewColumn, String deedColumn) {
    List<Map<String, @Nullable Object>> out = new ArrayList<>();
    for (Map<String, @Nullable Object> view : views(history, question)) {
      out.add(with(view, "took", view.get(viewColumn)));
    }
    for (Map<String, @Nullable Object> deed : deeds(history, question)) {
      if (is(deed, "request")) {
        out.add(with(deed, "took", deed.get(deedColumn)));
      }
    }
    out.removeIf(each -> each.get("took") == null);
    return out;
  }

  /** The smallest number that so many percent are not greater than. */
  private static long percentile(
      List<Map<String, @Nullable Object>> rows, String column, int percent) {
    List<Long> sorted = rows.stream().map(r -> number(r, column)).sorted().toList();
    return sorted.stream()
        .filter(
            n ->
                sorted.stream().filter(each -> each <= n).count() * 100
                    >= (long) percent * sorted.size())
        .findFirst()
        .orElseThrow();
  }

  private static List<List<@Nullable Object>> responseTimes(History history, Question question) {
    return told(
        history,
        question,
        requests(history, question, "took_millis", "millis"),
        columns("route"),
        rows ->
            Arrays.asList(
                (long) rows.size(),
                peopleOf(history, rows),
                percentile(rows, "took", 50),
                percentile(rows, "took", 95),
                percentile(rows, "took", 99),
                quotient(sum(rows, "took"), rows.size())));
  }

  private static List<List<@Nullable Object>> slow(History history, Question question) {
    long limit = Long.parseLong(question.text("slow", "1000"));
    return told(
            history,
            question,
            requests(history, question, "took_millis", "millis"),
            columns("route"),
            rows -> {
              List<Map<String, @Nullable Object>> slow =
                  rows.stream().filter(each -> number(each, "took") >= limit).toList();
              return Arrays.asList(
                  sum(slow, "took"),
                  peopleOf(history, rows),
                  (long) slow.size(),
                  (long) rows.size(),
                  quotient(slow.size(), rows.size()));
            })
        .stream()
        .filter(line -> !Objects.equals(line.get(line.size() - 3), 0L))
        .toList();
  }

  private static List<List<@Nullable Object>> failures(History history, Question question) {
    return told(
        history,
        question,
        requests(history, question, "status", "status"),
        columns("route"),
        rows -> {
          long failed = rows.stream().filter(each -> number(each, "took") >= 500).count();
          long wrong = rows.stream().filter(each -> number(each, "took") >= 400).count();
          return Arrays.asList(
              failed,
              peopleOf(history, rows),
              wrong - failed,
              (long) rows.size(),
              quotient(failed, rows.size()));
        });
  }

  private static List<List<@Nullable Object>> errors(History history, Question question) {
    List<Map<String, @Nullable Object>> rows = new ArrayList<>();
    for (Map<String, @Nullable Object> each : requests(history, question, "status", "status")) {
      if (number(each, "took") >= 500) {
        rows.add(with(each, "error", "server"));
      }
    }
    deeds(history, question).stream().filter(each -> each.get("error") != null).forEach(rows::add);
    return told(
        history,
        question,
        rows,
        (each, q) ->
            Arrays.asList(
                each.get("route"),
                each.get("error"),
                history.visitOf(each).get("app_release"),
                history.visitOf(each).get("browser")),
        group ->
            Arrays.asList(
                (long) group.size(), peopleOf(history, group), trails(group, each -> true)));
  }

  private static List<List<@Nullable Object>> vitals(History history, Question question) {
    List<Map<String, @Nullable Object>> rows = new ArrayList<>();
    for (Map<String, @Nullable Object> view : views(history, question)) {
      for (String vital : List.of("lcp", "inp", "cls", "fcp", "ttfb")) {
        if (view.get(vital) != null) {
          rows.add(with(view, "vital", vital, "score", view.get(vital)));
        }
      }
    }
    return told(
        history,
        question,
        rows,
        columns("route", "vital"),
        group ->
            Arrays.asList(
                (long) group.size(), peopleOf(history, group), percentile(group, "score", 75)));
  }

  private static List<List<@Nullable Object>> struggles(History history, Question question) {
    List<Map<String, @Nullable Object>> rows = new ArrayList<>();
    List<Map<String, @Nullable Object>> deeds = deeds(history, question);
    for (Map<String, @Nullable Object> deed : deeds) {
      if (STRUGGLES.contains(String.valueOf(deed.get("kind")))) {
        rows.add(with(deed, "signal", deed.get("kind")));
      } else if (is(deed, "action") && !"success".equals(deed.get("outcome"))) {
        rows.add(with(deed, "signal", "failed action"));
      } else if (is(deed, "request") && isRetry(deed, deeds)) {
        rows.add(with(deed, "signal", "retry"));
      }
    }
    return told(
        history,
        question,
        rows,
        columns("route", "signal"),
        group ->
            Arrays.asList(
                (long) group.size(), peopleOf(history, group), trails(group, each -> true)));
  }

  private static boolean isRetry(
      Map<String, @Nullable Object> deed, List<Map<String, @Nullable Object>> deeds) {
    List<Long> same =
        deeds.stream()
            .filter(each -> is(each, "request") && !"GET".equals(deed.get("method")))
            .filter(each -> Objects.equals(each.get("sid"), deed.get("sid")))
            .filter(each -> Objects.equals(each.get("method"), deed.get("method")))
            .filter(each -> Objects.equals(each.get("route"), deed.get("route")))
            .map(each -> number(each, "at_micros"))
            .filter(at -> at < number(deed, "at_micros"))
            .sorted(Comparator.reverseOrder())
            .toList();
    return same.size() >= 2 && number(deed, "at_micros") - same.get(1) <= 5_000_000;
  }
}
