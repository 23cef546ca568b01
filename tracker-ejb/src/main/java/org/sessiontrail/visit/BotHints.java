package org.sessiontrail.visit;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What in a visit looks like a program, whatever the client says of itself. Hints, never facts: a
 * person may do all of it, and a program that takes pains none. Nobody is kept out of a number by
 * them. These are what the visit itself shows; what it lacks beside others, static files and words
 * of the page script, is a question to all visits of a time: the report {@code automated}.
 */
public enum BotHints {
  /** Page after page at nearly the same pace: ten at least, all within a few percent. */
  STEADY,
  /** Page after page within a second each: ten at least. */
  FAST;

  private static final int PAGES = 10;
  private static final double EVEN = 0.05;
  private static final long FAST_MILLIS = 1_000;

  /** What the visit itself shows. */
  public static Set<BotHints> of(Visit visit) {
    Set<BotHints> out = EnumSet.noneOf(BotHints.class);
    PageTimes times = visit.pages().times();
    if (times.views() >= PAGES) {
      double mean = (double) times.millis() / times.views();
      double variance = Math.max(0, (double) times.squares() / times.views() - mean * mean);
      if (Math.sqrt(variance) <= EVEN * mean) {
        out.add(STEADY);
      }
      if (mean < FAST_MILLIS) {
        out.add(FAST);
      }
    }
    return out;
  }

  /** Names with a space between them; null for none. */
  public static @Nullable String text(Set<BotHints> hints) {
    return hints.isEmpty()
        ? null
        : hints.stream().map(BotHints::id).collect(Collectors.joining(" "));
  }

  /** The name it is kept under. */
  public String id() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
