package org.sessiontrail.report.policy.rule;

import java.util.HashSet;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.sessiontrail.record.Kind;
import org.sessiontrail.store.TrailReader;

/**
 * Actions for a purpose that somebody must have agreed to.
 *
 * @param actions what needs consent
 * @param purpose the purpose, in the detail {@code purpose} of the actions that give or withdraw
 * @param given action by which it is given, or null when the application records none
 * @param withdrawn action by which it is withdrawn, or null likewise
 */
public record ConsentRule(
    Names actions, String purpose, @Nullable Names given, @Nullable Names withdrawn)
    implements Rule {
  @Override
  public String definition() {
    return "Each "
        + actions
        + " comes after its user, or somebody on its session, gave consent to "
        + purpose
        + " and did not withdraw it.";
  }

  @Override
  public Set<Kind> known() {
    return given == null ? Set.of() : Set.of(Kind.ACTION);
  }

  @Override
  public Watch watch(Tally tally) {
    return new Consents(tally);
  }

  private final class Consents implements Watch {
    private final Tally tally;
    private final Set<String> agreed = new HashSet<>();
    private boolean any;

    Consents(Tally tally) {
      this.tally = tally;
    }

    @Override
    public void before(Sighting sighting) {
      if (given != null && sighting.isAction(given) && isMeant(sighting)) {
        any = true;
        who(sighting)
            .filter(each -> agreed.contains(each) || tally.hasRoom(agreed.size()))
            .forEach(agreed::add);
      } else if (withdrawn != null && sighting.isAction(withdrawn) && isMeant(sighting)) {
        who(sighting).forEach(agreed::remove);
      }
    }

    @Override
    public void during(Sighting sighting) {
      before(sighting);
      if (sighting.isAction(actions)) {
        tally.checked();
        if (who(sighting).noneMatch(agreed::contains)) {
          tally.violation(sighting.evidence(sighting.what() + " without consent to " + purpose));
        }
      }
    }

    @Override
    public void end(Period period, TrailReader reader) {
      if (!any) {
        tally.retract("not evaluable: no consent records");
      }
    }

    private boolean isMeant(Sighting sighting) {
      return sighting.succeeded() && purpose.equals(sighting.detail("purpose"));
    }

    private static Stream<String> who(Sighting sighting) {
      Stream.Builder<String> out = Stream.builder();
      if (sighting.user() != null) {
        out.add("user " + sighting.user());
      }
      if (sighting.trail() != null) {
        out.add("trail " + sighting.trail());
      }
      return out.build();
    }
  }
}
