package org.sessiontrail.report.policy.session;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.sessiontrail.record.Kind;
import org.sessiontrail.report.policy.rule.Period;
import org.sessiontrail.report.policy.rule.Rule;
import org.sessiontrail.report.policy.rule.Sighting;
import org.sessiontrail.report.policy.rule.Tally;
import org.sessiontrail.report.policy.rule.Watch;
import org.sessiontrail.store.TrailReader;

/**
 * No user has more sessions at once.
 *
 * @param max how many are allowed
 */
public record ConcurrentRule(long max) implements Rule {
  @Override
  public String definition() {
    return "No user is signed in on more than " + max + " sessions at once.";
  }

  @Override
  public Set<Kind> known() {
    return Set.of(Kind.LOGIN, Kind.LOGOUT, Kind.SESSION_END);
  }

  @Override
  public Watch watch(Tally tally) {
    return new Users(tally);
  }

  private final class Users implements Watch {
    private final Tally tally;
    private final Map<String, String> users = new HashMap<>();
    private final Map<String, Set<String>> open = new HashMap<>();
    private boolean seen;

    Users(Tally tally) {
      this.tally = tally;
    }

    @Override
    public void before(Sighting sighting) {
      follow(sighting);
    }

    @Override
    public void during(Sighting sighting) {
      int now = follow(sighting);
      if (now > 0) {
        seen = true;
        tally.checked();
      }
      if (now > max) {
        tally.violation(sighting.evidence("signed in on " + now + " sessions at once"));
      }
    }

    /** How many sessions the user has after a sign-in; 0 for every other record. */
    private int follow(Sighting sighting) {
      String trail = sighting.trail();
      if (trail == null) {
        return 0;
      }
      return switch (sighting.kind()) {
        case LOGIN -> signedIn(trail, sighting.user());
        case LOGOUT, SESSION_END -> left(trail);
        default -> 0;
      };
    }

    private int signedIn(String trail, @Nullable String user) {
      left(trail);
      if (user == null) {
        tally.unjudged("sign-ins of users whose names are erased or not kept");
        return 0;
      }
      if (!tally.hasRoom(users.size())) {
        return 0;
      }
      users.put(trail, user);
      Set<String> trails = open.computeIfAbsent(user, key -> new HashSet<>());
      trails.add(trail);
      return trails.size();
    }

    private int left(String trail) {
      String user = users.remove(trail);
      Set<String> trails = user == null ? null : open.get(user);
      if (user != null && trails != null && trails.remove(trail) && trails.isEmpty()) {
        open.remove(user);
      }
      return 0;
    }

    @Override
    public void end(Period period, TrailReader reader) {
      if (!seen) {
        tally.unjudged("period without a sign-in");
      }
    }
  }
}
