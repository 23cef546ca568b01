package org.sessiontrail.visit;

import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * When a visit ends and the next one of the same trail begins: after a silence of {@code
 * idleMicros} since the last counted record, at the age of {@code longestMicros}, or after {@code
 * mostCounted} counted records. Midnight and a new campaign end nothing.
 *
 * <p>The result depends on the records and their order in the log alone, so that visits that were
 * followed as records came are the same as those computed anew.
 *
 * @param idleMicros longest silence within a visit, microseconds
 * @param longestMicros greatest age, microseconds
 * @param mostCounted most counted records
 */
public record VisitRules(long idleMicros, long longestMicros, int mostCounted) {
  /** Which rules: counts up when a visit of the same records would be another one. */
  public static final int VERSION = 3;

  private static final int MOST_COUNTED = 10_000;

  /** The rules for an idle limit ({@code tracker.visit.idle-minutes}). */
  public static VisitRules ofMinutes(int idleMinutes) {
    return new VisitRules(
        TimeUnit.MINUTES.toMicros(idleMinutes), TimeUnit.HOURS.toMicros(24), MOST_COUNTED);
  }

  /**
   * What a sign did.
   *
   * @param visit the visit it is in, as it is now
   * @param opened the page view that it is, or null
   * @param closed the page view before, whose duration it tells, or null
   */
  public record Step(Visit visit, @Nullable PageView opened, @Nullable PageView closed) {}

  /**
   * Takes {@code sign} into the trail whose last visit is {@code last}.
   *
   * @param last null when the trail has none yet
   * @return null for a sign that is in no visit: nobody was there
   */
  public @Nullable Step take(String trailId, @Nullable Visit last, Sign sign) {
    Visit within = last != null && isWithin(last, sign) ? last : null;
    if (!sign.sort().isCounted()) {
      return within == null ? null : new Step(within.background(sign), null, null);
    }
    Visit visit =
        within != null ? within : Visit.begin(trailId, last == null ? 1 : last.number() + 1, sign);
    return sign.sort() == Sign.Sort.VIEW
        ? view(visit, sign)
        : new Step(visit.deed(sign), null, null);
  }

  private boolean isWithin(Visit last, Sign sign) {
    return sign.epochMicros() - last.lastMicros() <= idleMicros
        && sign.epochMicros() - last.startMicros() <= longestMicros
        && last.counts().counted() < mostCounted;
  }

  private Step view(Visit visit, Sign sign) {
    long at = sign.epochMicros();
    PageView opened =
        new PageView(
            sign.index(),
            visit.counts().traces().steps() + 1,
            at,
            Objects.requireNonNullElse(sign.route(), ""),
            null);
    PageView before = visit.pages().exit();
    PageView closed =
        before == null || at < before.epochMicros()
            ? null
            : before.lasted(Math.min(at - before.epochMicros(), idleMicros) / 1_000);
    return new Step(visit.view(sign, opened, closed), opened, closed);
  }
}
