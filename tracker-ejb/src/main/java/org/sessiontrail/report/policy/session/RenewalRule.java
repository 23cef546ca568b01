package org.sessiontrail.report.policy.session;

import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.sessiontrail.record.Kind;
import org.sessiontrail.report.policy.rule.Period;
import org.sessiontrail.report.policy.rule.Rule;
import org.sessiontrail.report.policy.rule.Sighting;
import org.sessiontrail.report.policy.rule.Tally;
import org.sessiontrail.report.policy.rule.Watch;
import org.sessiontrail.store.TrailReader;

/**
 * Whoever signs in gets another session id. A session that was made for signing in, without a
 * request on it before, had none that somebody could have known.
 *
 * <p>A change counts within half a minute before or after the sign-in: it is another record, which
 * the container's thread and ours may write in either order.
 */
public record RenewalRule() implements Rule {
  private static final long NEAR_MICROS = TimeUnit.SECONDS.toMicros(30);

  @Override
  public String definition() {
    return "A session takes another id when its user signs in.";
  }

  @Override
  public Set<Kind> known() {
    return Set.of(Kind.REQUEST, Kind.SESSION_ID_CHANGE);
  }

  @Override
  public Watch watch(Tally tally) {
    return new Logins(tally);
  }

  /** What is known of one trail. */
  private static final class Seen {
    private int requests;
    private long changed = Long.MIN_VALUE / 2;
  }

  private static final class Logins implements Watch {
    private final Tally tally;
    private final Map<String, Seen> trails = new HashMap<>();
    private final Map<String, Sighting> open = new HashMap<>();
    private boolean seen;

    Logins(Tally tally) {
      this.tally = tally;
    }

    @Override
    public void before(Sighting sighting) {
      follow(sighting);
    }

    @Override
    public void during(Sighting sighting) {
      sweep(sighting.atMicros());
      follow(sighting);
      String trail = sighting.trail();
      if (trail == null || sighting.kind() != Kind.LOGIN) {
        return;
      }
      Seen known = trails.get(trail);
      seen = true;
      tally.checked();
      // the request that signs in is there before its sign-in
      if (known != null
          && known.requests > 1
          && sighting.atMicros() - known.changed > NEAR_MICROS) {
        open.put(trail, sighting);
      }
    }

    private void follow(Sighting sighting) {
      String trail = sighting.trail();
      if (trail == null) {
        return;
      }
      switch (sighting.kind()) {
        case REQUEST -> {
          Seen known = known(trail);
          if (known != null) {
            known.requests++;
          }
        }
        case SESSION_ID_CHANGE -> {
          Seen known = known(trail);
          if (known != null) {
            known.changed = sighting.atMicros();
          }
          open.remove(trail);
        }
        case SESSION_END -> trails.remove(trail);
        default -> {}
      }
    }

    private @Nullable Seen known(String trail) {
      Seen found = trails.get(trail);
      if (found == null && tally.hasRoom(trails.size())) {
        found = new Seen();
        trails.put(trail, found);
      }
      return found;
    }

    /** Sign-ins after which no change came in time. */
    private void sweep(long now) {
      Iterator<Sighting> waiting = open.values().iterator();
      while (waiting.hasNext()) {
        Sighting login = waiting.next();
        if (now - login.atMicros() > NEAR_MICROS) {
          waiting.remove();
          tally.violation(login.evidence("signed in under the id of the anonymous session"));
        }
      }
    }

    @Override
    public void end(Period period, TrailReader reader) {
      sweep(Long.MAX_VALUE);
      if (!seen) {
        tally.unjudged("period without a sign-in");
      }
    }
  }
}
