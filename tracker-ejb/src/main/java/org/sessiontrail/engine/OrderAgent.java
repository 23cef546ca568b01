package org.sessiontrail.engine;

import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.sessiontrail.capture.guard.Orders;
import org.sessiontrail.record.Kind;
import org.sessiontrail.respond.order.StandingOrders;
import org.sessiontrail.runtime.Agent;
import org.sessiontrail.runtime.Tracker;
import org.sessiontrail.store.BackOff;
import org.sessiontrail.store.StoreException;
import org.sessiontrail.store.TrailQuery;
import org.sessiontrail.store.TrailRecord;
import org.sessiontrail.store.jpa.JpaStorage;

/**
 * Reads what was ordered of sessions, on every node, about a second behind the log; at the start
 * what was ordered within the longest time that a session lives.
 *
 * <p>Threads: stepped by one thread at a time.
 */
final class OrderAgent implements Agent {
  private static final long PAUSE_NANOS = TimeUnit.SECONDS.toNanos(1);
  private static final long LONGEST_PLACES = 50_000;
  private static final long LONGEST_LOCK_MINUTES = TimeUnit.DAYS.toMinutes(1);

  private final Tracker tracker;
  private final StoreConnection connection;
  private final BackOff backOff;
  private @Nullable StandingOrders standing;
  private long next = -1;
  private long lastNanos;

  OrderAgent(Tracker tracker, StoreConnection connection) {
    this.tracker = tracker;
    this.connection = connection;
    this.backOff = new BackOff(tracker.clock());
  }

  @Override
  public String name() {
    return "orders";
  }

  /** Does nothing where no edge serves sessions, and until the drain has opened the database. */
  @Override
  public int doWork() throws StoreException {
    Orders orders = tracker.find(Orders.class);
    if (orders == null || connection.isStopping() || !connection.isOpen()) {
      return WAITING;
    }
    if (next >= 0 && tracker.clock().nanos() - lastNanos < PAUSE_NANOS) {
      return 0;
    }
    StandingOrders known = standing;
    StandingOrders to =
        known == null
            ? new StandingOrders(orders, tracker.config().respond(), tracker.hash()::ofUser)
            : known;
    standing = to;
    return backOff.attempt(() -> next < 0 ? load(to) : follow(to));
  }

  private int load(StandingOrders to) throws StoreException {
    JpaStorage by = connection.storage();
    long size = by.nodes().log().size(); // before the rest: what comes meanwhile is read twice
    long now = tracker.clock().epochMicros();
    long back = Math.max(LONGEST_LOCK_MINUTES, tracker.config().sessions().absoluteMinutes());
    TrailQuery query =
        TrailQuery.all()
            .between(now - TimeUnit.MINUTES.toMicros(back), null)
            .ofKinds(Set.of(Kind.ORDER));
    try {
      by.reader().read(query, record -> to.take(record.stored(), now));
    } catch (StoreException e) {
      throw e;
    } catch (Exception e) {
      throw new StoreException("orders could not be read", e);
    }
    next = size;
    return 0;
  }

  private int follow(StandingOrders to) throws StoreException {
    JpaStorage by = connection.storage();
    long end = Math.min(by.nodes().log().size(), next + LONGEST_PLACES);
    if (next < end) {
      for (TrailRecord order : by.orders().between(next, end)) {
        to.take(order.stored(), tracker.clock().epochMicros());
      }
      next = end;
    }
    lastNanos = tracker.clock().nanos();
    return 0;
  }
}
