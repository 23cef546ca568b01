package org.sessiontrail.report.policy.session;

import java.util.concurrent.TimeUnit;
import org.sessiontrail.record.Kind;
import org.sessiontrail.report.policy.rule.Period;
import org.sessiontrail.report.policy.rule.Rule;
import org.sessiontrail.report.policy.rule.Sighting;
import org.sessiontrail.report.policy.rule.Tally;
import org.sessiontrail.report.policy.rule.Watch;
import org.sessiontrail.store.TrailReader;

/**
 * Every session has an idle limit, and none a longer one.
 *
 * @param max microseconds
 */
public record IdleLimitRule(long max) implements Rule {
  @Override
  public String definition() {
    return "Every session has an idle limit of at most "
        + TimeUnit.MICROSECONDS.toMinutes(max)
        + " minutes.";
  }

  @Override
  public Watch watch(Tally tally) {
    return new Starts(tally);
  }

  private final class Starts implements Watch {
    private final Tally tally;
    private boolean seen;

    Starts(Tally tally) {
      this.tally = tally;
    }

    @Override
    public void during(Sighting sighting) {
      if (sighting.kind() == Kind.SESSION_START
          && sighting.member("idle") instanceof Number seconds) {
        seen = true;
        tally.checked();
        long limit = seconds.longValue();
        if (limit <= 0) {
          tally.violation(sighting.evidence("no idle limit"));
        } else if (TimeUnit.SECONDS.toMicros(limit) > max) {
          tally.violation(sighting.evidence("an idle limit of " + limit + " seconds"));
        }
      }
    }

    @Override
    public void end(Period period, TrailReader reader) {
      if (!seen) {
        tally.unjudged("period without a session that tells its limit");
      }
    }
  }
}
