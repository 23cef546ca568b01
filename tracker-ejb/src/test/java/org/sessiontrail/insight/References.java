package org.sessiontrail.insight;

import static java.util.Map.entry;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.NullUnmarked;
import org.jspecify.annotations.Nullable;
import org.sessiontrail.insight.question.Question;

/** What each report should answer: slow and obvious computations over the rows of a history. */
@NullUnmarked // values of rows, which the test knows
final class References {
  /** One computation: all rows of the answer, in any order. */
  interface Reference extends BiFunction<History, Question, List<List<@Nullable Object>>> {}

  private static final Map<String, Reference> ALL =
      Map.ofEntries(
          entry("overview", visits()),
          entry("devices", visits("device")),
          entry("browsers", visits("browser")),
          entry("systems", visits("os", "os_version")),
          entry("countries", visits("country")),
          entry("regions", visits("country", "region")),
          entry("cities", visits("country", "region", "city")),
          entry("languages", visits("language")),
          entry(
              "returning",
              visits(
                  row -> true,
                  (row, question) ->
                      List.of(row.get("is_returning").equals(1) ? "returning" : "new"))),
          entry("channels", visits("channel")),
          entry("sources", visits("source", "medium")),
          entry("referrers", with("referrer_host", "referrer_host")),
          entry(
              "campaigns",
              with(
                  "campaign", "campaign", "source", "medium", "campaign_term", "campaign_content")),
          entry("entry", with("entry_route", "entry_route")),
          entry("landing", with("landing_route", "landing_route")),
          entry("trend", visits(row -> true, (row, question) -> List.of(day(row, question)))),
          entry("exit", References::exits),
          entry("pages", References::pages),
          entry("searches", PathReferences::searches),
          entry("search-next", PathReferences::searchNext),
          entry(
              "downloads",
              (history, question) -> PathReferences.told("download", history, question)),
          entry(
              "outlinks", (history, question) -> PathReferences.told("outlink", history, question)),
          entry("frequency", PathReferences::frequency),
          entry("loyalty", PathReferences::loyalty),
          entry("automated", ProgramReferences::automated),
          entry("live", PathReferences::live),
          entry("next-pages", (history, question) -> PathReferences.steps(history, question, 1)),
          entry(
              "previous-pages", (history, question) -> PathReferences.steps(history, question, -1)),
          entry("paths", PathReferences::paths),
          entry("loops", PathReferences::loops),
          entry("retention", CohortReferences::retention),
          entry("audience", CohortReferences::audience),
          entry("visits", CohortReferences::visits));

  private References() {}

  static Reference of(String report) {
    return Objects.requireNonNull(all().get(report), () -> "no reference of " + report);
  }

  static Map<String, Reference> all() {
    Map<String, Reference> out = new LinkedHashMap<>(ALL);
    out.putAll(WorthReferences.ALL);
    out.putAll(UseReferences.ALL);
    out.putAll(SpeedReferences.ALL);
    return out;
  }

  /** What keys a row has. */
  interface Keys
      extends BiFunction<Map<String, @Nullable Object>, Question, List<@Nullable Object>> {}

  private static Reference visits(String... columns) {
    return visits(row -> true, columns(columns));
  }

  private static Reference with(String needed, String... columns) {
    return visits(row -> row.get(needed) != null, columns(columns));
  }

  static Keys columns(String... columns) {
    return (row, question) ->
        Arrays.stream(columns).<@Nullable Object>map(row::get).collect(Collectors.toList());
  }

  private static Reference visits(Predicate<Map<String, @Nullable Object>> which, Keys keys) {
    return (history, question) ->
        groups(chosen(history, question).stream().filter(which).toList(), question, keys)
            .entrySet()
            .stream()
            .map(group -> row(group.getKey(), counts(group.getValue())))
            .toList();
  }

  private static List<@Nullable Object> counts(List<Map<String, @Nullable Object>> visits) {
    long timed = 0;
    long micros = 0;
    long views = 0;
    long bounces = 0;
    long conversions = 0;
    for (Map<String, @Nullable Object> visit : visits) {
      views += number(visit, "views");
      bounces += 1 - number(visit, "is_engaged");
      conversions += number(visit, "is_converted");
      if (number(visit, "views") + number(visit, "deeds") >= 2) {
        timed++;
        micros += number(visit, "last_micros") - number(visit, "start_micros");
      }
    }
    long all = visits.size();
    return Arrays.asList(
        all,
        people(visits),
        views,
        conversions,
        quotient(bounces, all),
        quotient(conversions, all),
        quotient(views, all),
        quotient(micros, timed * 1_000));
  }

  private static List<List<@Nullable Object>> exits(History history, Question question) {
    return groups(
            chosen(history, question).stream().filter(v -> v.get("exit_route") != null).toList(),
            question,
            columns("exit_route"))
        .entrySet()
        .stream()
        .map(
            group ->
                row(
                    group.getKey(),
                    List.of(
                        (long) group.getValue().size(),
                        people(group.getValue()),
                        group.getValue().stream()
                            .filter(v -> v.get("is_engaged").equals(0))
                            .count())))
        .toList();
  }

  private static List<List<@Nullable Object>> pages(History history, Question question) {
    List<Map<String, @Nullable Object>> views = in(history.views(), "at_micros", history, question);
    return groups(views, question, columns("route"), history).entrySet().stream()
        .map(
            group -> {
              List<Map<String, @Nullable Object>> rows = group.getValue();
              long exits =
                  rows.stream()
                      .filter(r -> r.get("idx").equals(history.visitOf(r).get("exit_idx")))
                      .count();
              List<Long> known =
                  rows.stream().map(r -> (Long) r.get("millis")).filter(Objects::nonNull).toList();
              long people = people(rows.stream().map(history::visitOf).toList());
              return row(
                  group.getKey(),
                  Arrays.asList(
                      (long) rows.size(),
                      people,
                      exits,
                      (long) known.size(),
                      quotient(exits, rows.size()),
                      quotient(known.stream().mapToLong(Long::longValue).sum(), known.size())));
            })
        .toList();
  }

  /** The visits that a question is about. */
  static List<Map<String, @Nullable Object>> chosen(History history, Question question) {
    return history.visits().stream()
        .filter(visit -> visit.get("log_id").equals(History.LOG))
        .filter(visit -> number(visit, "start_micros") >= question.period().fromMicros())
        .filter(visit -> number(visit, "start_micros") < question.period().toMicros())
        .filter(visit -> SegmentTruth.holds(question.segment(), visit, history))
        .toList();
  }

  /** Rows of a time within the period, of visits that a question is about. */
  static List<Map<String, @Nullable Object>> in(
      List<Map<String, @Nullable Object>> rows, String time, History history, Question question) {
    return rows.stream()
        .filter(row -> row.get("log_id").equals(History.LOG))
        .filter(row -> number(row, time) >= question.period().fromMicros())
        .filter(row -> number(row, time) < question.period().toMicros())
        .filter(row -> SegmentTruth.holds(question.segment(), history.visitOf(row), history))
        .toList();
  }

  static Map<List<@Nullable Object>, List<Map<String, @Nullable Object>>> groups(
      List<Map<String, @Nullable Object>> rows, Question question, Keys keys) {
    return groups(rows, question, keys, row -> row);
  }

  static Map<List<@Nullable Object>, List<Map<String, @Nullable Object>>> groups(
      List<Map<String, @Nullable Object>> rows, Question question, Keys keys, History history) {
    return groups(rows, question, keys, history::visitOf);
  }

  private static Map<List<@Nullable Object>, List<Map<String, @Nullable Object>>> groups(
      List<Map<String, @Nullable Object>> rows,
      Question question,
      Keys keys,
      Function<Map<String, @Nullable Object>, Map<String, @Nullable Object>> visit) {
    Map<List<@Nullable Object>, List<Map<String, @Nullable Object>>> out = new LinkedHashMap<>();
    for (Map<String, @Nullable Object> row : rows) {
      List<@Nullable Object> key = new ArrayList<>();
      if (question.view().breakdown() != null) {
        key.add(visit.apply(row).get(question.view().breakdown().id()));
      }
      key.addAll(keys.apply(row, question));
      out.computeIfAbsent(key, none -> new ArrayList<>()).add(row);
    }
    return out;
  }

  static long people(List<Map<String, @Nullable Object>> visits) {
    return visits.stream()
        .map(visit -> Objects.requireNonNullElse(visit.get("visitor"), visit.get("sid")))
        .distinct()
        .count();
  }

  static List<@Nullable Object> row(
      List<@Nullable Object> keys, List<? extends @Nullable Object> measures) {
    List<@Nullable Object> out = new ArrayList<>(keys);
    out.addAll(measures);
    return out;
  }

  static long number(Map<String, @Nullable Object> row, String column) {
    return ((Number) Objects.requireNonNull(row.get(column))).longValue();
  }

  static @Nullable BigDecimal quotient(long of, long by) {
    return by == 0 ? null : new BigDecimal(of).divide(new BigDecimal(by), 6, RoundingMode.HALF_UP);
  }

  private static String day(Map<String, @Nullable Object> visit, Question question) {
    ZonedDateTime at =
        Instant.EPOCH
            .plus(number(visit, "start_micros"), ChronoUnit.MICROS)
            .atZone(question.period().zone());
    return switch (question.text("by", "day")) {
      case "hour" -> at.truncatedTo(ChronoUnit.HOURS).toLocalDateTime().toString();
      case "week" ->
          at.toLocalDate().with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY)).toString();
      case "month" -> at.toLocalDate().toString().substring(0, 7);
      case "year" -> String.valueOf(at.getYear());
      default -> at.toLocalDate().toString();
    };
  }
}
