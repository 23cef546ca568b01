package org.sessiontrail.capture.jpa;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sessiontrail.capture.CurrentExchange;
import org.sessiontrail.capture.Exchange;
import org.sessiontrail.capture.LiveTrail;
import org.sessiontrail.capture.TrailRecorder;
import org.sessiontrail.record.Fact;
import org.sessiontrail.record.Kind;
import org.sessiontrail.record.Outcome;

/**
 * One row that was inserted, updated or deleted.
 *
 * <p>Its record says publicly which entity, what became of it and which attributes changed; which
 * object it was and all values are personal.
 *
 * @param entity the class of it
 * @param operation what became of it
 * @param id which one, see {@link EntityState#ofId}; null for unknown
 * @param before the values it had; null for none or unknown
 * @param after the values it has; null for none
 * @param changed the attributes that an update changed; null for unknown, or for all
 */
public record EntityChange(
    TrackedEntity entity,
    Operation operation,
    @Nullable Object id,
    @Nullable EntityState before,
    @Nullable EntityState after,
    @Nullable List<String> changed) {
  private static final int MAX_NAMES = 64;

  /** A new row. */
  public static EntityChange inserted(
      TrackedEntity entity, @Nullable Object id, EntityState values) {
    return new EntityChange(entity, Operation.INSERT, id, null, values, null);
  }

  /**
   * A changed row, of which both states are known or only the new one.
   *
   * @param before null when it is not known what it was
   */
  public static EntityChange updated(
      TrackedEntity entity, @Nullable Object id, @Nullable EntityState before, EntityState after) {
    return before == null
        ? new EntityChange(entity, Operation.UPDATE, id, null, after, null)
        : updated(entity, id, before, after, EntityState.differing(before, after));
  }

  /** A changed row, of which a provider knows what changed. */
  public static EntityChange updated(
      TrackedEntity entity,
      @Nullable Object id,
      EntityState before,
      EntityState after,
      List<String> changed) {
    return new EntityChange(
        entity, Operation.UPDATE, id, before.only(changed), after.only(changed), changed);
  }

  /**
   * A row that is gone.
   *
   * @param values null when it is not known what it was
   */
  public static EntityChange deleted(
      TrackedEntity entity, @Nullable Object id, @Nullable EntityState values) {
    return new EntityChange(entity, Operation.DELETE, id, values, null, null);
  }

  /** An update of nothing that a record would say. */
  boolean isEmpty() {
    boolean nothing = changed != null ? changed.isEmpty() : after != null && after.isEmpty();
    return operation == Operation.UPDATE && nothing;
  }

  /** Records it as committed, within the request of this thread if there is one. Never throws. */
  public void recordCommitted() {
    record(CurrentExchange.get(), true);
  }

  /**
   * Records it. Never throws.
   *
   * @param exchange the request that caused it, or null
   * @param committed whether it is known to have been committed
   */
  void record(@Nullable Exchange exchange, boolean committed) {
    TrailRecorder recorder =
        exchange == null ? CurrentExchange.recorderFor(entity.type()) : exchange.recorder();
    if (recorder == null || isEmpty()) {
      return;
    }
    try {
      recorder.record(exchange, trail(exchange), fact(recorder, committed), false);
    } catch (RuntimeException | LinkageError e) {
      recorder.failed("change of " + entity.name(), e);
    }
  }

  /** Only the thread that serves a request can ask for its session. */
  private static @Nullable LiveTrail trail(@Nullable Exchange exchange) {
    if (exchange == null) {
      return null;
    }
    return exchange == CurrentExchange.get()
        ? exchange.recorder().trailNow(exchange)
        : exchange.trail();
  }

  private Fact.Builder fact(TrailRecorder recorder, boolean committed) {
    boolean formerUnknown = operation != Operation.INSERT && before == null;
    Fact.Builder fact =
        Fact.of(Kind.CHANGE, recorder.stamp())
            .put("name", entity.name())
            .put("operation", operation.id())
            .put("outcome", (committed ? Outcome.SUCCESS : Outcome.UNKNOWN).id())
            .put("unconfirmed", committed ? null : true)
            .put("former", formerUnknown ? "unknown" : null)
            .put("changed", changed == null ? null : changed.stream().limit(MAX_NAMES).toList());
    KeptValues kept = new KeptValues(recorder.policy());
    fact.personal("object", "id", kept.of(id));
    kept.addTo(fact, "before", before);
    kept.addTo(fact, "after", after);
    return fact;
  }
}
