package org.sessiontrail.insight.question;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** Pieces that a period is cut into, by the clock on the wall of its time zone. */
public enum Moments {
  /** Hours; the one that comes twice when a summer ends is one. */
  HOUR,
  /** Days. */
  DAY,
  /** Weeks, from Monday. */
  WEEK,
  /** Months. */
  MONTH,
  /** Years. */
  YEAR;

  /** The most pieces of an answer. */
  public static final int MOST = 10_000;

  /** The most months or years, each of which is a branch of the statement. */
  private static final int MOST_BRANCHES = 500;

  private static final long FIRST_MONDAY = TimeUnit.DAYS.toMicros(4);

  /** The name people type. */
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The pieces of a name. */
  public static Optional<Moments> of(String id) {
    return Arrays.stream(values()).filter(each -> each.id().equals(id)).findFirst();
  }

  /** All names. */
  public static List<String> ids() {
    return Arrays.stream(values()).map(Moments::id).toList();
  }

  /** The most pieces that a period may be cut into. */
  public int most() {
    return this == MONTH || this == YEAR ? MOST_BRANCHES : MOST;
  }

  /** Names of the pieces of {@code period}, in order; at most one more than {@link #most()}. */
  public List<String> names(Period period) {
    List<String> out = new ArrayList<>();
    LocalDateTime end = local(period, period.toMicros() - 1);
    LocalDateTime at = begin(local(period, period.fromMicros()));
    while (!at.isAfter(end) && out.size() <= most()) {
      out.add(name(at));
      at = next(at);
    }
    return out;
  }

  /** The name of the piece that a moment is in, by the clock on the wall of {@code period}. */
  public String nameAt(long micros, Period period) {
    return name(begin(local(period, micros)));
  }

  /** Microseconds of the longest piece there is. */
  public long longestMicros() {
    return switch (this) {
      case HOUR -> TimeUnit.HOURS.toMicros(2);
      case DAY -> TimeUnit.HOURS.toMicros(25);
      case WEEK -> TimeUnit.HOURS.toMicros(169);
      case MONTH -> TimeUnit.DAYS.toMicros(32);
      case YEAR -> TimeUnit.DAYS.toMicros(367);
    };
  }

  /** The name of the piece that begins at {@code localMicros} on the clock of the wall. */
  public String name(long localMicros) {
    return name(
        LocalDateTime.ofEpochSecond(Math.floorDiv(localMicros, 1_000_000L), 0, ZoneOffset.UTC));
  }

  /**
   * SQL for the beginning of the piece that {@code column} is in, in microseconds of the clock on
   * the wall. Holds numbers only.
   */
  public String sql(String column, Period period) {
    if (this == MONTH || this == YEAR) {
      return branches(column, period);
    }
    String local = "(" + column + " + " + offset(column, period) + ")";
    long width =
        switch (this) {
          case HOUR -> TimeUnit.HOURS.toMicros(1);
          case DAY -> TimeUnit.DAYS.toMicros(1);
          default -> TimeUnit.DAYS.toMicros(7);
        };
    long shift = this == WEEK ? FIRST_MONDAY : 0;
    return local + " - MOD(" + local + " - " + shift + ", " + width + ")";
  }

  private String branches(String column, Period period) {
    StringBuilder out = new StringBuilder("CASE");
    LocalDateTime at = begin(local(period, period.fromMicros()));
    LocalDateTime end = local(period, period.toMicros() - 1);
    while (!next(at).isAfter(end)) {
      LocalDateTime next = next(at);
      out.append(" WHEN ")
          .append(column)
          .append(" < ")
          .append(micros(next.atZone(period.zone()).toInstant()));
      out.append(" THEN ").append(micros(at.toInstant(ZoneOffset.UTC)));
      at = next;
    }
    String last = String.valueOf(micros(at.toInstant(ZoneOffset.UTC)));
    return out.length() == 4 ? last : out + " ELSE " + last + " END";
  }

  /** How far the clock on the wall is ahead of UTC, as SQL. */
  private static String offset(String column, Period period) {
    ZoneRules rules = period.zone().getRules();
    Instant from = instant(period.fromMicros());
    StringBuilder out = new StringBuilder("CASE");
    ZoneOffsetTransition next = rules.nextTransition(from);
    while (next != null && micros(next.getInstant()) < period.toMicros()) {
      out.append(" WHEN ").append(column).append(" < ").append(micros(next.getInstant()));
      out.append(" THEN ").append(micros(next.getOffsetBefore()));
      next = rules.nextTransition(next.getInstant());
    }
    String last = String.valueOf(micros(rules.getOffset(instant(period.toMicros() - 1))));
    return out.length() == 4 ? last : out + " ELSE " + last + " END";
  }

  private LocalDateTime begin(LocalDateTime at) {
    return switch (this) {
      case HOUR -> at.truncatedTo(ChronoUnit.HOURS);
      case DAY -> at.truncatedTo(ChronoUnit.DAYS);
      case WEEK ->
          at.truncatedTo(ChronoUnit.DAYS).with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
      case MONTH -> at.truncatedTo(ChronoUnit.DAYS).withDayOfMonth(1);
      case YEAR -> at.truncatedTo(ChronoUnit.DAYS).withDayOfYear(1);
    };
  }

  private LocalDateTime next(LocalDateTime at) {
    return switch (this) {
      case HOUR -> at.plusHours(1);
      case DAY -> at.plusDays(1);
      case WEEK -> at.plusWeeks(1);
      case MONTH -> at.plusMonths(1);
      case YEAR -> at.plusYears(1);
    };
  }

  private String name(LocalDateTime at) {
    String text = at.truncatedTo(ChronoUnit.MINUTES).toString();
    return switch (this) {
      case HOUR -> text;
      case DAY, WEEK -> text.substring(0, 10);
      case MONTH -> text.substring(0, 7);
      case YEAR -> text.substring(0, 4);
    };
  }

  private static LocalDateTime local(Period period, long micros) {
    return LocalDateTime.ofInstant(instant(micros), period.zone());
  }

  private static Instant instant(long micros) {
    return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
  }

  private static long micros(Instant instant) {
    return ChronoUnit.MICROS.between(Instant.EPOCH, instant);
  }

  private static long micros(ZoneOffset offset) {
    return TimeUnit.SECONDS.toMicros(offset.getTotalSeconds());
  }
}
