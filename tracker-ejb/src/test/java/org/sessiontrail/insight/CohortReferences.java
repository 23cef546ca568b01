package org.sessiontrail.insight;

import static org.sessiontrail.insight.References.number;
import static org.sessiontrail.insight.References.quotient;

import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.jspecify.annotations.NullUnmarked;
import org.jspecify.annotations.Nullable;
import org.sessiontrail.insight.question.Question;
import org.sessiontrail.insight.segment.Segment;
import org.sessiontrail.insight.segment.SegmentMistake;

/** What reports on cohorts should answer. */
@NullUnmarked // values of rows, which the test knows
final class CohortReferences {
  private CohortReferences() {}

  static List<List<@Nullable Object>> retention(History history, Question question) {
    Segment joins = joins(question);
    String by = question.text("by", "week");
    LocalDate first = piece(question.period().fromMicros(), by, question);
    LocalDate last = piece(question.period().toMicros() - 1, by, question);
    Map<LocalDate, List<String>> cohorts = new TreeMap<>();
    TreeSet<String> visitors = new TreeSet<>();
    history.visits().forEach(visit -> visitors.add(visitor(visit)));
    for (String visitor : visitors) {
      Long joined =
          visits(history, question, v -> visitor(v).equals(visitor)).stream()
              .filter(v -> SegmentTruth.holds(joins, v, history))
              .map(v -> number(v, "start_micros"))
              .min(Long::compare)
              .orElse(null);
      if (joined != null && joined >= question.period().fromMicros()) {
        cohorts
            .computeIfAbsent(piece(joined, by, question), none -> new ArrayList<>())
            .add(visitor);
      }
    }
    List<List<@Nullable Object>> out = new ArrayList<>();
    cohorts.forEach(
        (cohort, members) -> {
          int later = 0;
          for (LocalDate at = cohort; !at.isAfter(last); at = next(at, by)) {
            LocalDate piece = at;
            long back =
                members.stream()
                    .filter(
                        member ->
                            visits(history, question, v -> visitor(v).equals(member)).stream()
                                .filter(
                                    v ->
                                        number(v, "start_micros") >= question.period().fromMicros())
                                .filter(v -> SegmentTruth.holds(question.segment(), v, history))
                                .anyMatch(
                                    v ->
                                        piece(number(v, "start_micros"), by, question)
                                            .equals(piece)))
                    .count();
            boolean cut =
                isCut(cohort, first, last, by, question) || isCut(at, first, last, by, question);
            out.add(
                Arrays.asList(
                    by.equals("month") ? cohort.toString().substring(0, 7) : cohort.toString(),
                    (long) members.size(),
                    (long) later,
                    back,
                    quotient(back, members.size()),
                    cut ? "incomplete" : "complete"));
            later++;
          }
        });
    return out;
  }

  private static boolean isCut(
      LocalDate piece, LocalDate first, LocalDate last, String by, Question question) {
    long before = question.period().fromMicros() - 1;
    long after = question.period().toMicros();
    return (piece.equals(first) && piece(before, by, question).equals(first))
        || (piece.equals(last) && piece(after, by, question).equals(last));
  }

  private static Segment joins(Question question) {
    try {
      String cohort = question.text("cohort", "");
      return cohort.isEmpty() ? question.segment() : Segment.of(cohort);
    } catch (SegmentMistake e) {
      throw new IllegalArgumentException(e);
    }
  }

  private static List<Map<String, @Nullable Object>> visits(
      History history, Question question, Predicate<Map<String, @Nullable Object>> which) {
    return history.visits().stream()
        .filter(v -> v.get("log_id").equals(History.LOG))
        .filter(v -> number(v, "start_micros") < question.period().toMicros())
        .filter(which)
        .toList();
  }

  private static LocalDate piece(long micros, String by, Question question) {
    LocalDate day =
        Instant.EPOCH
            .plus(micros, ChronoUnit.MICROS)
            .atZone(question.period().zone())
            .toLocalDate();
    return switch (by) {
      case "day" -> day;
      case "week" -> day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
      default -> day.withDayOfMonth(1);
    };
  }

  private static LocalDate next(LocalDate at, String by) {
    return switch (by) {
      case "day" -> at.plusDays(1);
      case "week" -> at.plusWeeks(1);
      default -> at.plusMonths(1);
    };
  }

  private static String visitor(Map<String, @Nullable Object> visit) {
    return String.valueOf(Objects.requireNonNullElse(visit.get("visitor"), visit.get("sid")));
  }

  static List<List<@Nullable Object>> audience(History history, Question question) {
    Map<String, List<Map<String, @Nullable Object>>> visitors = new TreeMap<>();
    References.chosen(history, question)
        .forEach(v -> visitors.computeIfAbsent(visitor(v), none -> new ArrayList<>()).add(v));
    List<List<@Nullable Object>> out = new ArrayList<>();
    visitors.forEach(
        (visitor, visits) ->
            out.add(
                Arrays.asList(
                    visitor,
                    (long) visits.size(),
                    time(visits.stream().mapToLong(v -> number(v, "start_micros")).min().orElse(0)),
                    time(visits.stream().mapToLong(v -> number(v, "last_micros")).max().orElse(0)),
                    visits.stream().mapToLong(v -> number(v, "is_converted")).sum())));
    return out;
  }

  static List<List<@Nullable Object>> visits(History history, Question question) {
    List<List<@Nullable Object>> out = new ArrayList<>();
    for (Map<String, @Nullable Object> visit : References.chosen(history, question)) {
      long begin = number(visit, "start_micros");
      List<@Nullable Object> row = new ArrayList<>();
      row.add(visit.get("sid"));
      row.add(number(visit, "num"));
      row.add(time(begin));
      row.add(BigDecimal.valueOf((number(visit, "last_micros") - begin) / 1_000));
      for (String counted : List.of("views", "deeds", "failures")) {
        row.add(number(visit, counted));
      }
      for (String text :
          List.of("entry_route", "exit_route", "device", "browser", "country", "channel")) {
        row.add(visit.get(text));
      }
      row.add(number(visit, "is_converted"));
      out.add(row);
    }
    return out;
  }

  private static String time(long micros) {
    return Instant.EPOCH.plus(micros, ChronoUnit.MICROS).toString();
  }
}
