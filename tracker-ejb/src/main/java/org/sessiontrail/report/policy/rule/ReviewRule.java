package org.sessiontrail.report.policy.rule;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.sessiontrail.record.Kind;
import org.sessiontrail.store.TrailReader;

/**
 * How often somebody looks through the trail.
 *
 * @param every microseconds between two reviews at most
 */
public record ReviewRule(long every) implements Rule {
  @Override
  public String definition() {
    return "No more than "
        + Spans.text(every)
        + " pass without a review record, counted from the last one before the period, or else from"
        + " its first record.";
  }

  @Override
  public Set<Kind> known() {
    return Set.of(Kind.REVIEW);
  }

  @Override
  public Watch watch(Tally tally) {
    return new Watch() {
      private @Nullable Long last;

      @Override
      public void before(Sighting sighting) {
        last = sighting.atMicros();
      }

      @Override
      public void during(Sighting sighting) {
        if (last == null) {
          last = sighting.atMicros();
        }
        if (sighting.kind() == Kind.REVIEW) {
          check(last, sighting.atMicros(), sighting);
          last = sighting.atMicros();
        }
      }

      @Override
      public void end(Period period, TrailReader reader) {
        if (last == null) {
          last = period.fromMicros();
        }
        if (last != null) {
          check(last, period.toMicros(), null);
        }
      }

      private void check(long since, long until, @Nullable Sighting review) {
        tally.checked();
        if (until - since > every) {
          String sentence = "no review for " + Spans.text(until - since);
          tally.violation(
              review == null
                  ? new Evidence(null, until, null, null, sentence)
                  : review.evidence(sentence + " before this one"));
        }
      }
    };
  }
}
