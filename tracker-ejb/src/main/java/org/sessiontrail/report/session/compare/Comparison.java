package org.sessiontrail.report.session.compare;

import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.sessiontrail.report.session.Timeline;
import org.sessiontrail.report.session.TimelineEntry;

/**
 * A session beside one that went well.
 *
 * @param mine the session asked about
 * @param theirs the one it is compared with
 * @param chosen why that one, a sentence
 * @param rows step by step
 */
public record Comparison(Timeline mine, Timeline theirs, String chosen, List<Row> rows) {
  private static final long SLOWER_MILLIS = 200;

  /** How a step stands in the two sessions. */
  public enum Difference {
    /** It came out alike in both. */
    NONE,
    /** It is in the session asked about alone. */
    ONLY_HERE,
    /** It is in the other one alone. */
    ONLY_THERE,
    /** It is in both and came out differently. */
    OUTCOME,
    /** It took at least twice as long here, and {@value Comparison#SLOWER_MILLIS} ms longer. */
    SLOWER;

    /** The name in JSON and tables. */
    public String id() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  /**
   * One step.
   *
   * @param step what was done
   * @param here how it came out in the session asked about, or null
   * @param there how it came out in the other one, or null
   */
  public record Row(String step, @Nullable TimelineEntry here, @Nullable TimelineEntry there) {
    /** How it differs. */
    public Difference difference() {
      if (here == null || there == null) {
        return here == null ? Difference.ONLY_THERE : Difference.ONLY_HERE;
      }
      TimelineEntry.Result mine = here.result();
      TimelineEntry.Result theirs = there.result();
      if (!Objects.equals(mine.outcome(), theirs.outcome())
          || !Objects.equals(mine.status(), theirs.status())) {
        return Difference.OUTCOME;
      }
      return isSlower(mine.millis(), theirs.millis()) ? Difference.SLOWER : Difference.NONE;
    }

    private static boolean isSlower(@Nullable Long mine, @Nullable Long theirs) {
      return mine != null && theirs != null && mine >= 2 * theirs && mine - theirs >= SLOWER_MILLIS;
    }
  }

  /** Takes a copy. */
  public Comparison {
    rows = List.copyOf(rows);
  }

  /**
   * Compares step by step.
   *
   * @param chosen why {@code theirs}, a sentence
   */
  public static Comparison of(Timeline mine, Timeline theirs, String chosen) {
    return new Comparison(
        mine,
        theirs,
        chosen,
        Alignment.of(Step.of(mine), Step.of(theirs)).stream().map(Comparison::row).toList());
  }

  private static Row row(Alignment.Pair pair) {
    Step mine = pair.mine();
    Step theirs = pair.theirs();
    Step named = mine == null ? Objects.requireNonNull(theirs) : mine;
    return new Row(
        named.name(), mine == null ? null : mine.entry(), theirs == null ? null : theirs.entry());
  }

  /** Number of the first row that differs by more than its duration, from 0; −1 for none. */
  public int firstDifference() {
    for (int i = 0; i < rows.size(); i++) {
      Difference each = rows.get(i).difference();
      if (each != Difference.NONE && each != Difference.SLOWER) {
        return i;
      }
    }
    return -1;
  }

  /** Steps that took longer here. */
  public List<Row> slower() {
    return rows.stream().filter(row -> row.difference() == Difference.SLOWER).toList();
  }

  /** What failed here and, by fingerprint or else by class, nowhere in the other session. */
  public List<TimelineEntry> errorsOnlyHere() {
    Set<String> known =
        theirs.failures().stream().map(Comparison::sort).collect(Collectors.toSet());
    return mine.failures().stream().filter(each -> !known.contains(sort(each))).toList();
  }

  private static String sort(TimelineEntry failed) {
    TimelineEntry.Result result = failed.result();
    return result.fingerprint() == null
        ? result.error() + " " + result.outcome() + " " + result.status()
        : result.fingerprint();
  }
}
