package org.sessiontrail.engine;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.sessiontrail.capture.guard.TrailFindings;
import org.sessiontrail.config.detect.DetectConfig;
import org.sessiontrail.config.detect.DetectRule;
import org.sessiontrail.record.Kind;
import org.sessiontrail.record.StoredRecord;
import org.sessiontrail.record.TrailClock;
import org.sessiontrail.runtime.Agent;
import org.sessiontrail.runtime.Tracker;
import org.sessiontrail.store.BackOff;
import org.sessiontrail.store.StoreException;
import org.sessiontrail.store.TrailRecord;
import org.sessiontrail.store.nodes.LogWork;

/**
 * Follows the log for findings, whichever node stated them, and tells them to the sessions of this
 * node, about a second behind; and for proofs that users gave on other nodes. Whoever starts reads
 * the last {@value #READ_AGAIN} places once more, for sessions that outlive their node.
 *
 * <p>Does nothing unless {@code tracker.detect.mode} says {@code enforce}: otherwise nobody asks
 * what sessions add up to. A finding may be acted on where the node that stated it and this one are
 * both told so.
 *
 * <p>Threads: stepped by one thread at a time.
 */
final class FindingFeed implements Agent {
  static final long READ_AGAIN = 20_000;

  private static final int PLACES_PER_STEP = 20_000;
  private static final long PAUSE_NANOS = TimeUnit.SECONDS.toNanos(1);
  private static final Set<Kind> KINDS = Set.of(Kind.FINDING, Kind.CHALLENGE);

  private final Tracker tracker;
  private final StoreConnection connection;
  private final DetectConfig config;
  private final BackOff backOff;
  private long next = -1;
  private @Nullable Long restUntilNanos;

  FindingFeed(Tracker tracker, StoreConnection connection) {
    this.tracker = tracker;
    this.connection = connection;
    this.config = tracker.config().detect();
    this.backOff = new BackOff(tracker.clock());
  }

  @Override
  public String name() {
    return "findings";
  }

  @Override
  public int doWork() throws StoreException {
    TrailFindings sessions = tracker.find(TrailFindings.class);
    if (!config.enforce() || sessions == null || !connection.isOpen() || connection.isStopping()) {
      return WAITING;
    }
    Long until = restUntilNanos;
    boolean resting = until != null && tracker.clock().nanos() - until < 0;
    return resting ? 0 : backOff.attempt(() -> follow(sessions));
  }

  private int follow(TrailFindings sessions) throws StoreException {
    LogWork log = connection.storage().nodes().log();
    long size = log.size();
    long from = next < 0 ? Math.max(0, size - READ_AGAIN) : next;
    long to = Math.min(size, from + PLACES_PER_STEP);
    List<TrailRecord> read = from < to ? log.records(from, to, KINDS) : List.of();
    for (TrailRecord each : read) {
      take(each.stored(), sessions);
    }
    next = to;
    restUntilNanos = to < size ? null : (Long) (tracker.clock().nanos() + PAUSE_NANOS);
    return 0;
  }

  private void take(StoredRecord record, TrailFindings sessions) {
    String trail = record.text("sid");
    if (trail == null) {
      return;
    }
    if (record.kind() == Kind.FINDING) {
      found(record, trail, sessions);
    } else if ("passed".equals(record.text("outcome"))) {
      sessions.proved(trail, record.epochMicros());
    }
  }

  private void found(StoredRecord finding, String trail, TrailFindings sessions) {
    DetectRule rule = rule(finding.text("rule"));
    Long weight = finding.number("weight");
    String when = finding.text("when");
    if (rule != null && weight != null && when != null) {
      boolean enforce = config.of(rule).enforce() && "enforce".equals(finding.text("mode"));
      sessions.found(trail, rule, weight.intValue(), enforce, TrailClock.parse(when));
    }
  }

  /** One that a newer version states is unknown here. */
  private static @Nullable DetectRule rule(@Nullable String id) {
    for (DetectRule each : DetectRule.values()) {
      if (each.id().equals(String.valueOf(id).toLowerCase(Locale.ROOT))) {
        return each;
      }
    }
    return null;
  }
}
