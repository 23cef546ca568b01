package org.sessiontrail.report.policy.rule;

import org.sessiontrail.record.Kind;
import org.sessiontrail.store.TrailReader;

/**
 * Reading of the trail by those only who may.
 *
 * @param refused refused attempts that are tolerated
 */
public record AuditReadRule(long refused) implements Rule {
  @Override
  public String definition() {
    return "At most "
        + refused
        + " attempts to read or export the trail are refused for want of the role.";
  }

  @Override
  public Watch watch(Tally tally) {
    return new Watch() {
      private long seen;

      @Override
      public void during(Sighting sighting) {
        if (sighting.kind() == Kind.AUDIT_READ || sighting.kind() == Kind.EXPORT) {
          tally.checked();
          if (sighting.refused()) {
            seen++;
            tally.violation(sighting.evidence(sighting.kind().id() + " was refused"));
          }
        }
      }

      @Override
      public void end(Period period, TrailReader reader) {
        if (seen > 0 && seen <= refused) {
          tally.tolerate("refused, tolerated");
        }
      }
    };
  }
}
