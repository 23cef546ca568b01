package org.sessiontrail.respond;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.sessiontrail.alert.Alert;
import org.sessiontrail.record.TrailClock;
import org.sessiontrail.respond.AlertStore.Waiting;
import org.sessiontrail.store.StoreException;
import org.sessiontrail.store.TrailRecord;

/**
 * Hands waiting alerts to their channels. A channel that fails rests, five seconds at first and ten
 * minutes at most; the others do not wait for it, and what waits for it is kept.
 *
 * <p>Threads: one at a time.
 */
public final class Dispatch {
  private static final long FIRST_REST_NANOS = TimeUnit.SECONDS.toNanos(5);
  private static final long LONGEST_REST_NANOS = TimeUnit.MINUTES.toNanos(10);
  private static final int AT_ONCE = 20;

  private final String app;
  private final TrailClock clock;
  private final Map<String, Failure> failing = new TreeMap<>();
  private long told;
  private long failed;
  private long gone;

  private record Failure(String message, long restNanos, long untilNanos) {}

  /** Hands over alerts of {@code app}. */
  public Dispatch(String app, TrailClock clock) {
    this.app = app;
    this.clock = clock;
  }

  /**
   * Tells up to {@value #AT_ONCE} alerts, those of one channel in their order.
   *
   * @return how many were told, or need not be told any more
   */
  public int deliver(AlertStore store, List<Channel> channels) throws StoreException {
    int done = 0;
    for (Channel channel : channels) {
      if (!isResting(channel)) {
        done += deliver(store, channel);
      }
    }
    return done;
  }

  private boolean isResting(Channel channel) {
    Failure last = failing.get(channel.id());
    return last != null && clock.nanos() - last.untilNanos < 0;
  }

  private int deliver(AlertStore store, Channel channel) throws StoreException {
    int done = 0;
    for (Waiting waiting : store.waiting(List.of(channel.id()), AT_ONCE)) {
      TrailRecord finding = waiting.finding();
      if (finding == null) {
        gone++; // purged before anybody could be told
      } else if (!tell(channel, Alerts.of(app, waiting, finding))) {
        return done;
      }
      store.told(waiting);
      done++;
    }
    return done;
  }

  private boolean tell(Channel channel, Alert alert) {
    try {
      channel.tell(alert);
      failing.remove(channel.id());
      told++;
      return true;
    } catch (ChannelException e) {
      failed++;
      Failure last = failing.get(channel.id());
      long rest =
          last == null ? FIRST_REST_NANOS : Math.min(LONGEST_REST_NANOS, 2 * last.restNanos);
      failing.put(
          channel.id(), new Failure(String.valueOf(e.getMessage()), rest, clock.nanos() + rest));
      return false;
    }
  }

  /** What is wrong with channels, a sentence each. */
  public List<String> failures() {
    List<String> out = new ArrayList<>();
    failing.values().forEach(each -> out.add(each.message));
    return out;
  }

  /** How many were told since the start, how many attempts failed, what could not be told. */
  public String counts() {
    return told
        + " told, "
        + failed
        + " attempts failed"
        + (gone == 0 ? "" : ", " + gone + " purged before they were told");
  }
}
