package org.sessiontrail.report.pdf;

import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** How many records began when, in UTC and in bounded memory. */
final class TimeCounts {
  /**
   * Counts of equal spans without a hole.
   *
   * @param unit hour, day, month, year or century
   * @param counts oldest first; empty when there are no records
   */
  record Series(String unit, List<TopNames.Count> counts) {}

  private static final List<ChronoUnit> UNITS =
      List.of(
          ChronoUnit.HOURS,
          ChronoUnit.DAYS,
          ChronoUnit.MONTHS,
          ChronoUnit.YEARS,
          ChronoUnit.CENTURIES);

  private final int places;
  private ChronoUnit unit = ChronoUnit.HOURS;
  private NavigableMap<LocalDateTime, Long> counts = new TreeMap<>();
  private @Nullable LocalDateTime open;
  private long inOpen;

  /** Keeps at most {@code places} spans; then longer ones are counted. */
  TimeCounts(int places) {
    this.places = places;
  }

  void add(long epochMicros) {
    long seconds = Math.floorDiv(epochMicros, 1_000_000L);
    LocalDateTime begin = begin(LocalDateTime.ofEpochSecond(seconds, 0, ZoneOffset.UTC), unit);
    if (!begin.equals(open)) {
      closeOpen();
      open = begin;
    }
    inOpen++;
  }

  /** The counts by the shortest unit that makes at most {@code most} spans. */
  Series series(int most) {
    closeOpen();
    if (counts.isEmpty()) {
      return new Series(name(ChronoUnit.HOURS), List.of());
    }
    ChronoUnit shown = unit;
    while (spans(shown) > most && shown != ChronoUnit.CENTURIES) {
      shown = longer(shown);
    }
    NavigableMap<LocalDateTime, Long> by = by(shown);
    List<TopNames.Count> out = new ArrayList<>();
    LocalDateTime last = by.lastKey();
    for (LocalDateTime at = by.firstKey(); !at.isAfter(last); at = at.plus(1, shown)) {
      out.add(new TopNames.Count(label(at, shown), by.getOrDefault(at, 0L)));
    }
    return new Series(name(shown), out);
  }

  private void closeOpen() {
    if (open != null) {
      counts.merge(open, inOpen, Long::sum);
      open = null;
      inOpen = 0;
      if (counts.size() > places && unit != ChronoUnit.CENTURIES) {
        counts = by(longer(unit));
        unit = longer(unit);
      }
    }
  }

  private long spans(ChronoUnit by) {
    return by.between(begin(counts.firstKey(), by), begin(counts.lastKey(), by)) + 1;
  }

  private NavigableMap<LocalDateTime, Long> by(ChronoUnit other) {
    NavigableMap<LocalDateTime, Long> out = new TreeMap<>();
    counts.forEach((at, count) -> out.merge(begin(at, other), count, Long::sum));
    return out;
  }

  private static ChronoUnit longer(ChronoUnit than) {
    return UNITS.get(UNITS.indexOf(than) + 1);
  }

  private static LocalDateTime begin(LocalDateTime at, ChronoUnit unit) {
    return switch (unit) {
      case HOURS -> at.truncatedTo(ChronoUnit.HOURS);
      case DAYS -> at.truncatedTo(ChronoUnit.DAYS);
      case MONTHS -> at.truncatedTo(ChronoUnit.DAYS).withDayOfMonth(1);
      case YEARS -> at.truncatedTo(ChronoUnit.DAYS).withDayOfYear(1);
      default ->
          at.truncatedTo(ChronoUnit.DAYS).withDayOfYear(1).withYear(at.getYear() / 100 * 100);
    };
  }

  private static String label(LocalDateTime at, ChronoUnit unit) {
    String text = at.toString();
    return switch (unit) {
      case HOURS -> text.substring(0, 10) + " " + text.substring(11, 16);
      case DAYS -> text.substring(0, 10);
      case MONTHS -> text.substring(0, 7);
      default -> text.substring(0, 4);
    };
  }

  private static String name(ChronoUnit unit) {
    return switch (unit) {
      case HOURS -> "hour";
      case DAYS -> "day";
      case MONTHS -> "month";
      case YEARS -> "year";
      default -> "century";
    };
  }
}
