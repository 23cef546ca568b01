package org.sessiontrail.console.frame;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.sessiontrail.insight.question.QuestionMistakes;
import org.sessiontrail.record.TrailClock;

/**
 * The period that a page is about.
 *
 * @param range one of {@link #RANGES}, or {@code custom}
 * @param fromMicros beginning, included, microseconds since 1970; null for that of the log
 * @param toMicros end, not included
 */
public record PeriodChoice(String range, @Nullable Long fromMicros, long toMicros) {
  /** The range of days that somebody named. */
  public static final String CUSTOM = "custom";

  /** Those that are offered by name. */
  public static final List<String> RANGES = List.of("today", "7d", "30d", "90d", "365d", "all");

  private static final String USUAL = "30d";

  /** The one that {@code asked} names. */
  public static PeriodChoice of(PageRequest asked) throws QuestionMistakes {
    String from = asked.parameter("from");
    String to = asked.parameter("to");
    String range = from == null && to == null ? asked.parameter("range", USUAL) : CUSTOM;
    ZoneId zone = asked.texts().zone();
    long now = asked.nowMicros() + 1;
    if (range.equals(CUSTOM)) {
      Long begin = from == null ? null : (Long) midnight(from, 0, zone);
      long end = to == null ? now : midnight(to, 1, zone);
      if (begin != null && begin >= end) {
        throw new QuestionMistakes(List.of("TRK-0771 the period ends before it begins"));
      }
      return new PeriodChoice(CUSTOM, begin, end);
    }
    if (!RANGES.contains(range)) {
      throw new QuestionMistakes(List.of("TRK-0771 range is one of " + String.join(", ", RANGES)));
    }
    return named(range, now, zone);
  }

  /** The period of a name that ends now. */
  public static PeriodChoice named(String range, long nowMicros, ZoneId zone) {
    if (range.equals("all")) {
      return new PeriodChoice(range, null, nowMicros);
    }
    int days = range.equals("today") ? 1 : Integer.parseInt(range.substring(0, range.length() - 1));
    LocalDate today = Instant.EPOCH.plus(nowMicros, ChronoUnit.MICROS).atZone(zone).toLocalDate();
    return new PeriodChoice(range, micros(today.minusDays(days - 1L), zone), nowMicros);
  }

  /** As reports are told of it. */
  public Map<String, List<String>> texts(ZoneId zone) {
    Map<String, List<String>> out = new TreeMap<>();
    if (fromMicros != null) {
      out.put("from", List.of(TrailClock.format(fromMicros)));
    }
    out.put("to", List.of(TrailClock.format(toMicros)));
    out.put("zone", List.of(zone.getId()));
    return out;
  }

  /** As addresses of pages hold it. */
  public Map<String, List<String>> parameters(ZoneId zone) {
    Map<String, List<String>> out = new TreeMap<>();
    if (!range.equals(CUSTOM)) {
      out.put("range", List.of(range));
      return out;
    }
    if (fromMicros != null) {
      out.put("from", List.of(day(fromMicros, zone)));
    }
    out.put("to", List.of(day(toMicros - 1, zone)));
    return out;
  }

  private static String day(long micros, ZoneId zone) {
    return Instant.EPOCH.plus(micros, ChronoUnit.MICROS).atZone(zone).toLocalDate().toString();
  }

  private static long midnight(String typed, int later, ZoneId zone) throws QuestionMistakes {
    try {
      return micros(LocalDate.parse(typed).plusDays(later), zone);
    } catch (DateTimeException | ArithmeticException e) {
      throw new QuestionMistakes(List.of("TRK-0771 a day is written 2026-01-31"));
    }
  }

  private static long micros(LocalDate day, ZoneId zone) {
    return ChronoUnit.MICROS.between(Instant.EPOCH, day.atStartOfDay(zone).toInstant());
  }
}
