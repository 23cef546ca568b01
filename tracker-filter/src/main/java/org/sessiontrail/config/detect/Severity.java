package org.sessiontrail.config.detect;

import java.util.Locale;

/** How bad it is if a finding is true. */
public enum Severity {
  /** Worth knowing beside others. */
  LOW(10),
  /** Somebody should look. */
  MEDIUM(25),
  /** Probably misuse. */
  HIGH(50),
  /** The trail itself, or the whole application, is in question. */
  CRITICAL(100);

  private final int points;

  Severity(int points) {
    this.points = points;
  }

  /** The name in records and reports. */
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** What it adds to a score. */
  public int points() {
    return points;
  }

  /** The worst severity that {@code points} are enough for; below all of them {@link #LOW}. */
  public static Severity of(double points) {
    Severity out = LOW;
    for (Severity each : values()) {
      if (points >= each.points) {
        out = each;
      }
    }
    return out;
  }
}
