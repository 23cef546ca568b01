package org.sessiontrail.visit;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What in a visit looks like a program, whatever the client says of itself. Hints, never facts: a
 * person may do all of it, and a program that takes pains none. Nobody is kept out of a number by
 * them.
 */
public enum BotHints {
  /** Page after page at nearly the same pace: ten at least, all within a few percent. */
  STEADY,
  /** Page after page within a second each: ten at least. */
  FAST,
  /** Several pages and no static file, where those of others come with some. */
  NO_STATICS,
  /** Several pages of which none told anything, where those of others do. */
  NO_SCRIPT;

  private static final int PAGES = 10;
  private static final int FEW_PAGES = 3;
  private static final double EVEN = 0.05;
  private static final double MOST = 0.8;
  private static final long FAST_MILLIS = 1_000;

  /**
   * What the visits of the same application look like, over some time.
   *
   * @param withStatics share of those of three pages and more in which there were static files; 0
   *     where these are not recorded, as they are not by default
   * @param withScript share of them in which pages told something
   */
  public record Peers(double withStatics, double withScript) {}

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

  /** What the visit shows beside its peers. */
  public static Set<BotHints> of(Visit visit, Peers peers) {
    Set<BotHints> out = of(visit);
    VisitCounts.Traces traces = visit.counts().traces();
    if (visit.counts().views() >= FEW_PAGES) {
      if (traces.statics() == 0 && peers.withStatics >= MOST) {
        out.add(NO_STATICS);
      }
      if (traces.told() == 0 && peers.withScript >= MOST) {
        out.add(NO_SCRIPT);
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
