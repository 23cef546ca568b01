package org.sessiontrail.demo;

import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.sessiontrail.record.TrailClock;

/**
 * Which history is made up.
 *
 * @param app origin of the log it is for
 * @param seed another one gives other people
 * @param days how many days it covers, at least {@value #LEAST_DAYS}
 * @param visitsPerDay about how many visits the first days have; later ones have more
 * @param untilMicros when it ends, microseconds since 1970
 */
public record DemoSettings(String app, long seed, int days, int visitsPerDay, long untilMicros) {
  /** Fewer days have no room for what is planted. */
  public static final int LEAST_DAYS = 7;

  private static final String UNTIL = " until=";

  static final long DAY_MICROS = TimeUnit.DAYS.toMicros(1);

  /**
   * Checks them.
   *
   * @throws IllegalArgumentException for a history that can't be made
   */
  public DemoSettings {
    if (days < LEAST_DAYS || visitsPerDay < 1 || app.isBlank()) {
      throw new IllegalArgumentException(
          "a made-up history needs an application, at least "
              + LEAST_DAYS
              + " days and a visit a day");
    }
  }

  /** When it begins: the midnight, UTC, that many days before its end. */
  public long fromMicros() {
    return Math.floorDiv(untilMicros, DAY_MICROS) * DAY_MICROS - (days - wholeEnd()) * DAY_MICROS;
  }

  /** A history that ends within a day has that day as its last one. */
  private int wholeEnd() {
    return Math.floorMod(untilMicros, DAY_MICROS) == 0 ? 0 : 1;
  }

  /** The beginning of the day, UTC, with this number from 0. */
  long dayMicros(int day) {
    return fromMicros() + day * DAY_MICROS;
  }

  /** What its streams say of it, the same for the same history. */
  public String text() {
    return made() + UNTIL + TrailClock.format(untilMicros);
  }

  /** These, with the end of the history of {@code text}; null when it is another one. */
  public @Nullable DemoSettings asIn(String text) {
    String begin = made() + UNTIL;
    return text.startsWith(begin)
        ? new DemoSettings(
            app, seed, days, visitsPerDay, TrailClock.parse(text.substring(begin.length())))
        : null;
  }

  private String made() {
    return "seed=" + seed + " days=" + days + " visits=" + visitsPerDay;
  }
}
