package org.sessiontrail.spool.running;

import org.jspecify.annotations.Nullable;
import org.sessiontrail.record.Fact;
import org.sessiontrail.record.Kind;
import org.sessiontrail.record.Outcome;
import org.sessiontrail.record.RequestEvent;
import org.sessiontrail.record.RequestFacts;
import org.sessiontrail.record.RequestResult;
import org.sessiontrail.record.RequestType;
import org.sessiontrail.record.StoredRecord;

/**
 * What is known of a request while it runs.
 *
 * @param facts what it said on arrival
 * @param trailId the trail it arrived on, or null for none
 * @param user the user at the entry, or null
 * @param route the path with its identifiers taken out, as far as it is known without a status
 * @param asked what sort of exchange its headers say it is
 */
public record RunningRequest(
    RequestFacts facts,
    @Nullable String trailId,
    @Nullable String user,
    String route,
    RequestType asked) {
  /** Member {@code reason} of what is stated about a stream whose process was killed. */
  public static final String CRASH = "crash";

  private static final String REASON = "reason";
  private static final RequestResult UNSEEN = new RequestResult(0, Outcome.UNKNOWN, -1, -1, null);

  /**
   * The record of a request whose end nobody saw, since the process ended before: it may have been
   * answered or not.
   *
   * @param lost the number under which its own record was lost, or 0 when it had none
   */
  public Fact unseen(long lost) {
    RequestEvent request = new RequestEvent(facts, trailId, user, route, asked, UNSEEN);
    Fact.Builder out = Fact.of(Kind.REQUEST, facts.epochMicros()).on(trailId);
    request.members().forEach(out::put);
    request
        .personal()
        .forEach((group, values) -> values.forEach((name, v) -> out.personal(group, name, v)));
    return out.user(user).put(REASON, CRASH).put("lost", lost == 0 ? null : lost).build();
  }

  /**
   * Whether {@code record} states what a killed process left, and is none of that process's own.
   */
  public static boolean isStatedLater(StoredRecord record) {
    return (record.kind() == Kind.GAP || record.kind() == Kind.REQUEST)
        && CRASH.equals(record.text(REASON));
  }
}
