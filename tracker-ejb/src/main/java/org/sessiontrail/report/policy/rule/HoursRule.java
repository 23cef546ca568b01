package org.sessiontrail.report.policy.rule;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoField;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.sessiontrail.record.Kind;

/**
 * When the application may be used.
 *
 * @param hours hours that are allowed
 * @param kinds kinds of records that are access
 * @param actions of actions only these, or null for all
 */
public record HoursRule(Hours hours, Set<Kind> kinds, @Nullable Names actions) implements Rule {
  /**
   * Hours of some days. A span whose end is not after its beginning goes on to the next day, and
   * belongs to the day of its beginning.
   *
   * @param from minutes since midnight, included
   * @param to minutes since midnight up to 1440, not included
   * @param days allowed days
   * @param zone whose clocks count
   */
  public record Hours(int from, int to, Set<DayOfWeek> days, ZoneId zone) {
    boolean contain(ZonedDateTime time) {
      int minute = time.get(ChronoField.MINUTE_OF_DAY);
      if (from < to) {
        return days.contains(time.getDayOfWeek()) && minute >= from && minute < to;
      }
      return minute >= from
          ? days.contains(time.getDayOfWeek())
          : minute < to && days.contains(time.getDayOfWeek().minus(1));
    }

    ZonedDateTime at(long micros) {
      return Instant.EPOCH.plus(micros, ChronoUnit.MICROS).atZone(zone);
    }

    @Override
    public String toString() {
      return clock(from) + " to " + clock(to) + " on " + names() + ", " + zone;
    }

    private String names() {
      return days.stream()
          .map(day -> day.name().charAt(0) + day.name().substring(1, 3).toLowerCase(Locale.ROOT))
          .collect(Collectors.joining(" "));
    }

    private static String clock(int minutes) {
      return minutes == 1_440 ? "24:00" : LocalTime.of(minutes / 60, minutes % 60).toString();
    }
  }

  @Override
  public String definition() {
    return "Nobody uses the application ("
        + kinds.stream().map(Kind::id).sorted().collect(Collectors.joining(", "))
        + (actions == null ? "" : "; of actions only " + actions)
        + ") but from "
        + hours
        + ".";
  }

  @Override
  public Watch watch(Tally tally) {
    return new Watch() {
      @Override
      public void during(Sighting sighting) {
        if (kinds.contains(sighting.kind())
            && (sighting.kind() != Kind.ACTION
                || actions == null
                || actions.match(sighting.what()))) {
          check(sighting, tally);
        }
      }
    };
  }

  private void check(Sighting sighting, Tally tally) {
    tally.checked();
    ZonedDateTime local = hours.at(sighting.atMicros());
    if (!hours.contain(local)) {
      String what = sighting.kind() == Kind.ACTION ? sighting.what() : sighting.kind().id();
      tally.violation(
          sighting.evidence(
              what
                  + " on "
                  + local.getDayOfWeek().name().toLowerCase(Locale.ROOT)
                  + " at "
                  + local.toLocalTime().truncatedTo(ChronoUnit.SECONDS)
                  + " local time"));
    }
  }
}
