package org.sessiontrail.runtime;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One line in the server's log for each change of a part.
 *
 * @param app the application's name
 */
record HealthLog(String app) {
  private static final Logger LOG = System.getLogger(Health.class.getName());

  /**
   * Writes the line.
   *
   * @param before how the part was, or null when this is its first report
   * @param cause written with its stack, or null
   */
  void write(Health.Change change, Health.@Nullable Part before, @Nullable Throwable cause) {
    String was =
        before == null
            ? ""
            : " (was "
                + before.state()
                + " for "
                + text(change.atMicros() - before.sinceMicros())
                + ")";
    String line = app + ": " + change.part() + " is " + change.after() + was + ": ";
    LOG.log(level(change), line + change.message(), cause);
  }

  /** That a part works from the start is no news. */
  private static Level level(Health.Change change) {
    return switch (change.after()) {
      case UP -> change.before() == null ? Level.DEBUG : Level.INFO;
      case DEGRADED -> Level.WARNING;
      case DOWN -> Level.ERROR;
    };
  }

  /** A duration as people say it, in its two largest units; 0 when a clock went back. */
  static String text(long micros) {
    long millis = Math.max(0, micros / 1_000);
    Duration time = Duration.ofMillis(millis);
    List<Long> counts =
        List.of(
            time.toDays(),
            (long) time.toHoursPart(),
            (long) time.toMinutesPart(),
            (long) time.toSecondsPart());
    List<String> units = List.of(" d", " h", " min", " s");
    for (int i = 0; i < counts.size(); i++) {
      if (counts.get(i) > 0) {
        String smaller = i + 1 < counts.size() ? " " + counts.get(i + 1) + units.get(i + 1) : "";
        return counts.get(i) + units.get(i) + smaller;
      }
    }
    return millis + " ms";
  }
}
