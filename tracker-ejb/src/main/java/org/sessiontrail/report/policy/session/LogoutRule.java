package org.sessiontrail.report.policy.session;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.sessiontrail.record.Kind;
import org.sessiontrail.report.policy.rule.Period;
import org.sessiontrail.report.policy.rule.Rule;
import org.sessiontrail.report.policy.rule.Sighting;
import org.sessiontrail.report.policy.rule.Tally;
import org.sessiontrail.report.policy.rule.Watch;
import org.sessiontrail.store.TrailReader;

/**
 * Whoever signs out has no session left.
 *
 * @param within after which the session must have ended, microseconds
 */
public record LogoutRule(long within) implements Rule {
  @Override
  public String definition() {
    return "A session ends within "
        + TimeUnit.MICROSECONDS.toSeconds(within)
        + " seconds after its user has signed out.";
  }

  @Override
  public Watch watch(Tally tally) {
    return new Logouts(tally);
  }

  private final class Logouts implements Watch {
    private final Tally tally;
    private final Map<String, Sighting> left = new HashMap<>();
    private boolean seen;

    Logouts(Tally tally) {
      this.tally = tally;
    }

    @Override
    public void during(Sighting sighting) {
      String trail = sighting.trail();
      if (trail == null) {
        return;
      }
      if (sighting.kind() == Kind.SESSION_END) {
        Sighting logout = left.remove(trail);
        if (logout != null) {
          judge(logout, sighting.atMicros());
        } else if ("logout".equals(sighting.what())) {
          seen = true;
          tally.checked(); // ended by signing out, as the record of its end says
        }
      } else if (sighting.kind() == Kind.LOGOUT && tally.hasRoom(left.size())) {
        left.put(trail, sighting);
      }
    }

    private void judge(Sighting logout, long ended) {
      seen = true;
      tally.checked();
      if (ended - logout.atMicros() > within) {
        tally.violation(logout.evidence("signed out, and the session went on"));
      }
    }

    @Override
    public void end(Period period, TrailReader reader) {
      for (Sighting logout : left.values()) {
        if (period.toMicros() - logout.atMicros() > within) {
          judge(logout, period.toMicros());
        }
      }
      if (!seen) {
        tally.unjudged("period in which nobody signed out");
      }
    }
  }
}
