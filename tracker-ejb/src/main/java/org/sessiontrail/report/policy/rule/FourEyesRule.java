package org.sessiontrail.report.policy.rule;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.sessiontrail.record.Kind;
import org.sessiontrail.store.TrailReader;

/**
 * Actions that two users have a hand in.
 *
 * @param action what needs a second user
 * @param by what the second user does, successfully
 * @param object detail of both actions that names the object
 * @param within microseconds between them at most
 * @param order whether the second user's comes {@code before}, {@code after}, or {@code either}
 */
public record FourEyesRule(Names action, Names by, String object, long within, String order)
    implements Rule {
  /** When the second user's action may come. */
  public static final List<String> ORDERS = List.of("before", "after", "either");

  private static final int USERS_AN_OBJECT = 8;

  @Override
  public String definition() {
    String when = order.equals("either") ? "before or after" : order;
    return "Each successful "
        + action
        + " has a successful "
        + by
        + " by another user on the same "
        + object
        + " at most "
        + Spans.text(within)
        + " "
        + when
        + " it.";
  }

  @Override
  public Set<Kind> known() {
    return order.equals("after") ? Set.of() : Set.of(Kind.ACTION);
  }

  @Override
  public Watch watch(Tally tally) {
    return new Pairs(tally);
  }

  private record Waiting(Sighting sighting, String user) {}

  private final class Pairs implements Watch {
    private final Tally tally;

    /** By object who did the second action last when; the longest untouched object first. */
    private final Map<String, Map<String, Long>> done = new LinkedHashMap<>();

    /** By index what waits for a second user, the oldest first. */
    private final Map<Long, Waiting> waiting = new LinkedHashMap<>();

    Pairs(Tally tally) {
      this.tally = tally;
    }

    @Override
    public void before(Sighting sighting) {
      forget(sighting.atMicros());
      if (sighting.isAction(by) && sighting.succeeded()) {
        second(sighting);
      }
    }

    @Override
    public void during(Sighting sighting) {
      forget(sighting.atMicros());
      if (!sighting.succeeded()) {
        return;
      }
      if (sighting.isAction(by)) {
        second(sighting);
      }
      if (sighting.isAction(action)) {
        first(sighting);
      }
    }

    @Override
    public void end(Period period, TrailReader reader) {
      forget(period.toMicros());
      waiting.values().forEach(each -> tally.note("still in time for a second user"));
    }

    private void first(Sighting sighting) {
      tally.checked();
      String id = sighting.detail(object);
      String user = sighting.user();
      if (id == null || user == null) {
        tally.unjudged("without user or " + object + ", or erased");
      } else if (!confirmedBefore(id, user, sighting.atMicros())) {
        if (order.equals("before")) {
          tally.violation(missing(sighting));
        } else if (tally.hasRoom(waiting.size())) {
          waiting.put(sighting.index(), new Waiting(sighting, user));
        }
      }
    }

    private boolean confirmedBefore(String id, String user, long at) {
      return !order.equals("after")
          && done.getOrDefault(id, Map.of()).entrySet().stream()
              .anyMatch(each -> !each.getKey().equals(user) && at - each.getValue() <= within);
    }

    private void second(Sighting sighting) {
      String id = sighting.detail(object);
      String user = sighting.user();
      if (id == null || user == null) {
        tally.note("confirming actions without user or " + object + " do not count");
        return;
      }
      waiting
          .values()
          .removeIf(each -> id.equals(each.sighting().detail(object)) && !each.user().equals(user));
      if (order.equals("after")) {
        return;
      }
      Map<String, Long> users = done.remove(id);
      if (users == null) {
        if (!tally.hasRoom(done.size())) {
          return;
        }
        users = new LinkedHashMap<>();
      }
      users.remove(user);
      users.put(user, sighting.atMicros());
      if (users.size() > USERS_AN_OBJECT) {
        users.remove(users.keySet().iterator().next());
      }
      done.put(id, users);
    }

    /** Drops what is too old to matter at {@code now}, and tells of what waited in vain. */
    private void forget(long now) {
      Iterator<Map<String, Long>> oldest = done.values().iterator();
      while (oldest.hasNext() && latest(oldest.next()) < now - within) {
        oldest.remove();
      }
      List<Waiting> late = new ArrayList<>();
      for (Waiting each : waiting.values()) {
        if (now - each.sighting().atMicros() <= within) {
          break;
        }
        late.add(each);
      }
      for (Waiting each : late) {
        waiting.remove(each.sighting().index());
        tally.violation(missing(each.sighting()));
      }
    }

    private static long latest(Map<String, Long> users) {
      return users.values().stream().mapToLong(Long::longValue).max().orElse(0);
    }

    private Evidence missing(Sighting sighting) {
      return sighting.evidence(
          sighting.what()
              + " on "
              + object
              + " "
              + sighting.detail(object)
              + " without "
              + by
              + " by another user");
    }
  }
}
