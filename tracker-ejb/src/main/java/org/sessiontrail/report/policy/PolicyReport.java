package org.sessiontrail.report.policy;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.sessiontrail.record.Kind;
import org.sessiontrail.record.RandomIds;
import org.sessiontrail.record.TrailClock;
import org.sessiontrail.report.AuditHeader;
import org.sessiontrail.report.Completeness;
import org.sessiontrail.report.CompletenessCount;
import org.sessiontrail.report.policy.rule.Period;
import org.sessiontrail.report.policy.rule.RuleResult;
import org.sessiontrail.report.policy.rule.Sighting;
import org.sessiontrail.report.policy.rule.Tally;
import org.sessiontrail.report.policy.rule.Watch;
import org.sessiontrail.retention.Hold;
import org.sessiontrail.store.TrailQuery;
import org.sessiontrail.store.TrailReader;

/**
 * Judges a log by a policy. Records are streamed; a rule follows at most {@link Policy#limit}
 * trails or objects at once and says when there were more.
 *
 * <p>Threads: immutable.
 *
 * @param reader reads the log
 * @param app origin of the log
 * @param madeBy who asks, or null when that is not known
 * @param clock tells the time of the report
 * @param holds legal holds, which keep records longer than a rule wants
 */
public record PolicyReport(
    TrailReader reader, String app, @Nullable String madeBy, TrailClock clock, List<Hold> holds) {

  /** A report on a log without holds. */
  public PolicyReport(TrailReader reader, String app, @Nullable String madeBy, TrailClock clock) {
    this(reader, app, madeBy, clock, List.of());
  }

  /** Copies the holds. */
  public PolicyReport {
    holds = List.copyOf(holds);
  }

  /** This report on a log with {@code placed}. */
  public PolicyReport respecting(List<Hold> placed) {
    return new PolicyReport(reader, app, madeBy, clock, placed);
  }

  private record Running(Policy.Entry entry, Tally tally, Watch watch) {
    RuleResult result() {
      return tally.result(entry.name(), entry.type(), entry.rule().definition());
    }
  }

  /**
   * Judges the records from {@code fromMicros} (included) to {@code toMicros} (not included).
   *
   * @param fromMicros null for the beginning of the log
   * @param toMicros null for now; a later time counts as now
   * @throws Exception what the store threw
   */
  public PolicyResult judge(Policy policy, @Nullable Long fromMicros, @Nullable Long toMicros)
      throws Exception {
    long now = clock.epochMicros();
    Period period =
        new Period(fromMicros, toMicros == null ? now : Math.min(toMicros, now), now, holds);
    List<Running> running = new ArrayList<>();
    for (Policy.Entry entry : policy.entries()) {
      Tally tally = new Tally(policy.evidence(), policy.limit());
      running.add(new Running(entry, tally, entry.rule().watch(tally)));
    }
    readBefore(running, fromMicros);
    TrailQuery query = TrailQuery.all().between(fromMicros, period.toMicros());
    Completeness completeness = readDuring(running, query);
    for (Running each : running) {
      each.watch().end(period, reader);
    }
    AuditHeader header = new AuditHeader(app, query, now, new RandomIds().next(), madeBy, null);
    return new PolicyResult(header, running.stream().map(Running::result).toList(), completeness);
  }

  private void readBefore(List<Running> running, @Nullable Long from) throws Exception {
    Set<Kind> kinds = EnumSet.noneOf(Kind.class);
    running.forEach(each -> kinds.addAll(each.entry().rule().known()));
    if (from == null || kinds.isEmpty()) {
      return;
    }
    reader.read(
        TrailQuery.all().between(null, from).ofKinds(kinds),
        record -> {
          Sighting sighting = Sighting.of(record);
          for (Running each : running) {
            if (each.entry().rule().known().contains(sighting.kind())) {
              each.watch().before(sighting);
            }
          }
        });
  }

  private Completeness readDuring(List<Running> running, TrailQuery query) throws Exception {
    CompletenessCount count = new CompletenessCount();
    reader.read(
        query,
        record -> {
          Sighting sighting = Sighting.of(record);
          count.add(sighting.row());
          for (Running each : running) {
            each.watch().during(sighting);
          }
        });
    return count.state(reader.losses(query), reader.removals(query));
  }
}
