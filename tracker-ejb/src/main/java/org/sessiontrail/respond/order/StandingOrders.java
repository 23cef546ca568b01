package org.sessiontrail.respond.order;

import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.sessiontrail.capture.guard.Orders;
import org.sessiontrail.config.respond.RespondConfig;
import org.sessiontrail.record.Kind;
import org.sessiontrail.record.StoredRecord;
import org.sessiontrail.record.TrailClock;

/**
 * Puts records of orders into effect on this node. Locks count only where the configuration allows
 * them, no longer than it allows, and not for whom it exempts: whoever can write to the log must
 * not be able to lock everybody out.
 *
 * <p>Threads: any.
 */
public final class StandingOrders {
  private final Orders orders;
  private final long longestMicros;
  private final Set<String> exempt;

  /**
   * For the sessions that ask {@code orders}.
   *
   * @param references the keyed hash of a user's name
   */
  public StandingOrders(Orders orders, RespondConfig config, UnaryOperator<String> references) {
    this.orders = orders;
    this.longestMicros = TimeUnit.MINUTES.toMicros(config.lockMinutes());
    this.exempt = config.lockExempt().stream().map(references).collect(Collectors.toSet());
  }

  /** Puts {@code record} into effect; one of another kind, or that nobody understands, is none. */
  public void take(StoredRecord record, long nowMicros) {
    String type = record.kind() == Kind.ORDER ? record.text("order") : null;
    if (type != null) {
      long at = record.epochMicros();
      switch (type) {
        case "end-session" -> endSession(record.text("session"), at);
        case "end-user" -> endUser(record.subjectRef(), at);
        case "lock" -> lock(record.subjectRef(), record.text("until"), at, nowMicros);
        case "unlock" -> unlock(record.subjectRef(), nowMicros);
        default -> {}
      }
    }
  }

  private void endSession(@Nullable String trail, long at) {
    if (trail != null) {
      orders.endSession(trail, at);
    }
  }

  private void endUser(@Nullable String reference, long at) {
    if (reference != null) {
      orders.endUser(reference, at);
    }
  }

  private void lock(@Nullable String reference, @Nullable String until, long at, long now) {
    if (reference != null && until != null && longestMicros > 0 && !exempt.contains(reference)) {
      orders.lock(reference, Math.min(TrailClock.parse(until), at + longestMicros), now);
    }
  }

  private void unlock(@Nullable String reference, long now) {
    if (reference != null) {
      orders.lock(reference, 0, now);
    }
  }
}
