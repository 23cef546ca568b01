package org.sessiontrail.report.policy.rule;

import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.sessiontrail.record.Kind;
import org.sessiontrail.store.TrailReader;

/**
 * How long a trail may be used, or stay open.
 *
 * @param max microseconds
 * @param closed true: it must have ended by then; false: nothing may happen on it after that
 */
public record SessionRule(long max, boolean closed) implements Rule {
  /** Ends after which the same trail is taken up again elsewhere. */
  private static final Set<String> PASSING = Set.of("undeploy", "node-lost");

  @Override
  public String definition() {
    return closed
        ? "No session stays open longer than "
            + Spans.text(max)
            + ": a session-end record follows within that time of its first record."
        : "Nothing happens on a session later than " + Spans.text(max) + " after its first record.";
  }

  @Override
  public Set<Kind> known() {
    return Set.of(Kind.SESSION_START, Kind.SESSION_END);
  }

  @Override
  public Watch watch(Tally tally) {
    return new Trails(tally);
  }

  /** One trail that has not ended for good. */
  private static final class Open {
    private final String trail;
    private final long since;
    private @Nullable String user;
    private boolean ended;
    private boolean told;

    Open(String trail, long since) {
      this.trail = trail;
      this.since = since;
    }
  }

  private final class Trails implements Watch {
    private final Tally tally;
    private final Map<String, Open> open = new HashMap<>();

    /** Those of them that were not open for too long when last looked at, the oldest first. */
    private final Map<String, Open> inTime = new LinkedHashMap<>();

    Trails(Tally tally) {
      this.tally = tally;
    }

    @Override
    public void before(Sighting sighting) {
      follow(sighting);
    }

    @Override
    public void during(Sighting sighting) {
      sweep(sighting.atMicros());
      Open trail = follow(sighting);
      if (trail == null || trail.told || sighting.kind() == Kind.SESSION_END) {
        return;
      }
      long after = sighting.atMicros() - trail.since;
      if (after > max) {
        trail.told = true;
        tally.violation(
            new Evidence(
                sighting.index(),
                sighting.atMicros(),
                trail.trail,
                trail.user,
                (closed ? "open again " : "still used ")
                    + Spans.text(after)
                    + " after its first record"));
      }
    }

    @Override
    public void end(Period period, TrailReader reader) {
      sweep(period.toMicros());
    }

    private @Nullable Open follow(Sighting sighting) {
      String id = sighting.trail();
      if (id == null) {
        return null;
      }
      Open trail = open.get(id);
      if (sighting.kind() == Kind.SESSION_END) {
        return trail == null ? null : ended(trail, PASSING.contains(sighting.what()));
      }
      if (trail == null) {
        if (!tally.hasRoom(open.size())) {
          return null;
        }
        trail = new Open(id, sighting.atMicros());
        open.put(id, trail);
        inTime.put(id, trail);
        tally.checked();
      }
      trail.ended = false;
      trail.user = sighting.user() == null ? trail.user : sighting.user();
      return trail;
    }

    private Open ended(Open trail, boolean passing) {
      trail.ended = true;
      if (!passing) {
        open.remove(trail.trail);
        inTime.remove(trail.trail);
      }
      return trail;
    }

    /** Tells of trails that are open at {@code now} for too long; they began in this order. */
    private void sweep(long now) {
      Iterator<Open> oldest = inTime.values().iterator();
      while (oldest.hasNext()) {
        Open trail = oldest.next();
        if (now - trail.since <= max) {
          return;
        }
        oldest.remove();
        if (closed && !trail.ended) {
          trail.told = true;
          tally.violation(
              new Evidence(
                  null,
                  trail.since + max,
                  trail.trail,
                  trail.user,
                  "not ended " + Spans.text(max) + " after its first record"));
        }
      }
    }
  }
}
