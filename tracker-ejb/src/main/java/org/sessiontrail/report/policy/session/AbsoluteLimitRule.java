package org.sessiontrail.report.policy.session;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.sessiontrail.record.Kind;
import org.sessiontrail.report.policy.rule.Period;
import org.sessiontrail.report.policy.rule.Rule;
import org.sessiontrail.report.policy.rule.Sighting;
import org.sessiontrail.report.policy.rule.Tally;
import org.sessiontrail.report.policy.rule.Watch;
import org.sessiontrail.store.TrailReader;

/**
 * No session is used for longer than a limit. That none was is no proof that there is one: it is
 * judged only when some session came to nine tenths of it.
 *
 * @param max microseconds
 */
public record AbsoluteLimitRule(long max) implements Rule {
  @Override
  public String definition() {
    return "No session is used for longer than "
        + TimeUnit.MICROSECONDS.toMinutes(max)
        + " minutes after its first record.";
  }

  @Override
  public Set<Kind> known() {
    return Set.of(Kind.SESSION_START);
  }

  @Override
  public Watch watch(Tally tally) {
    return new Ages(tally);
  }

  private final class Ages implements Watch {
    private static final long TOLD = Long.MAX_VALUE;

    private final Tally tally;
    private final Map<String, Long> since = new HashMap<>();
    private boolean old;

    Ages(Tally tally) {
      this.tally = tally;
    }

    @Override
    public void before(Sighting sighting) {
      String trail = sighting.trail();
      if (trail != null && tally.hasRoom(since.size())) {
        since.putIfAbsent(trail, sighting.atMicros());
      }
    }

    @Override
    public void during(Sighting sighting) {
      String trail = sighting.trail();
      if (trail == null) {
        return;
      }
      if (sighting.kind() == Kind.SESSION_END) {
        since.remove(trail);
        return;
      }
      Long began = since.get(trail);
      if (began == null) {
        if (tally.hasRoom(since.size())) {
          since.put(trail, sighting.atMicros());
          tally.checked();
        }
      } else if (began != TOLD && sighting.kind() == Kind.REQUEST) {
        long age = sighting.atMicros() - began;
        old |= age > max / 10 * 9;
        if (age > max) {
          since.put(trail, TOLD);
          tally.violation(
              sighting.evidence(
                  "still used after " + TimeUnit.MICROSECONDS.toMinutes(age) + " minutes"));
        }
      }
    }

    @Override
    public void end(Period period, TrailReader reader) {
      if (!old) {
        tally.unjudged("period in which no session came near to the limit");
      }
    }
  }
}
