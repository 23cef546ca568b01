package org.sessiontrail.report.policy.rule;

import java.util.Set;
import java.util.stream.Collectors;
import org.sessiontrail.record.Kind;
import org.sessiontrail.store.TrailQuery;
import org.sessiontrail.store.TrailReader;

/**
 * How long records, or the personal values in them, are kept.
 *
 * @param kinds kinds of records, empty for all
 * @param keep microseconds
 * @param personal true: personal values must be gone after that; false: the whole record
 */
public record RetentionRule(Set<Kind> kinds, long keep, boolean personal) implements Rule {
  @Override
  public String definition() {
    String which =
        kinds.isEmpty()
            ? "any kind"
            : "kind " + kinds.stream().map(Kind::id).sorted().collect(Collectors.joining(", "));
    return "At the time of this report, whatever its period, no record of "
        + which
        + " that is older than "
        + Spans.text(keep)
        + (personal ? " still holds personal values" : " is still stored")
        + ", unless a hold keeps it.";
  }

  @Override
  public Watch watch(Tally tally) {
    return new Watch() {
      @Override
      public void end(Period period, TrailReader reader) throws Exception {
        Held held = Held.of(period.holds(), reader);
        TrailQuery old = TrailQuery.all().between(null, period.nowMicros() - keep).ofKinds(kinds);
        reader.read(
            old,
            record -> {
              tally.checked();
              if (personal && record.stored().disclosures().isEmpty()) {
                return;
              }
              if (held.keeps(record)) {
                tally.note("older and kept by a hold");
              } else if (held.overflowed()) {
                tally.unjudged("on more held trails than can be followed");
              } else {
                tally.violation(
                    Sighting.of(record)
                        .evidence(
                            record.stored().kind().id()
                                + (personal ? " with personal values, " : ", ")
                                + Spans.text(period.nowMicros() - record.stored().epochMicros())
                                + " old"));
              }
            });
      }
    };
  }
}
