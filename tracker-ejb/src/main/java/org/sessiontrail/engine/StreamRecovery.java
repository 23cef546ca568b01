package org.sessiontrail.engine;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.sessiontrail.record.EndReason;
import org.sessiontrail.record.Fact;
import org.sessiontrail.record.Kind;
import org.sessiontrail.record.TrailClock;
import org.sessiontrail.runtime.Agent;
import org.sessiontrail.runtime.ResumableTrails;
import org.sessiontrail.runtime.Tracker;
import org.sessiontrail.spool.SpoolStatus;
import org.sessiontrail.store.BackOff;
import org.sessiontrail.store.StoreException;
import org.sessiontrail.store.jpa.StreamHistory;
import org.sessiontrail.store.jpa.StreamHistory.LostStream;
import org.sessiontrail.store.jpa.StreamHistory.OpenTrail;
import org.sessiontrail.store.jpa.StreamHistory.TrailPart;

/**
 * States, once after a start, how the earlier streams of this node ended: trails that nobody ended
 * get a {@code session-end}, streams that nobody closed a {@code stream-abandoned}. Then provides
 * the {@link ResumableTrails}.
 *
 * <p>These ends are records of this stream about a trail of another one: their {@code sseq} is 0,
 * {@code stream2} names the stream that wrote the trail and {@code records} counts what it stored.
 *
 * <p>Threads: stepped by one thread at a time.
 */
final class StreamRecovery implements Agent {
  private static final int FACTS_PER_STEP = 200;
  private static final int MAX_TRAILS = 100_000;
  private static final long DAY_MICROS = TimeUnit.DAYS.toMicros(1);
  private static final long SEARCHED_MICROS = 30 * DAY_MICROS;
  private static final long RESUMED_MICROS = 7 * DAY_MICROS;

  private final Tracker tracker;
  private final StoreConnection connection;
  private final BackOff backOff;
  private @Nullable Found found;
  private boolean done;

  StreamRecovery(Tracker tracker, StoreConnection connection) {
    this.tracker = tracker;
    this.connection = connection;
    this.backOff = new BackOff(tracker.clock());
  }

  /** What earlier streams left, as far as it has not been stated yet. */
  private record Found(
      Deque<OpenTrail> trails,
      Deque<LostStream> lost,
      Set<String> lostNames,
      Map<String, String> resumable) {}

  @Override
  public String name() {
    return "recovery";
  }

  /** States some of what is left. Does nothing until the drain has opened the database. */
  @Override
  public int doWork() throws StoreException {
    if (done
        || connection.isStopping()
        || !connection.isOpen()
        || backOff.isWaiting()
        || isSpoolBusy()) {
      return 0;
    }
    try {
      int stated = step(connection.storage().history());
      backOff.worked();
      return stated;
    } catch (StoreException | RuntimeException e) {
      backOff.failed();
      throw e;
    }
  }

  private int step(StreamHistory history) throws StoreException {
    Found left = found == null ? find(history) : found;
    found = left;
    int stated = 0;
    while (stated < FACTS_PER_STEP && !left.trails().isEmpty()) {
      OpenTrail trail = left.trails().element();
      offer(end(trail, history.part(trail), left.lostNames().contains(trail.stream())));
      left.trails().remove();
      stated++;
    }
    while (stated < FACTS_PER_STEP && !left.lost().isEmpty()) {
      offer(abandoned(left.lost().remove()));
      stated++;
    }
    if (left.trails().isEmpty() && left.lost().isEmpty()) {
      // only now: a trail must be ended before it is taken up again
      tracker.provide(ResumableTrails.class, left.resumable()::get);
      found = null;
      done = true;
    }
    return stated;
  }

  private Found find(StreamHistory history) throws StoreException {
    long now = tracker.clock().epochMicros();
    String node = tracker.config().node();
    String own = tracker.stream();
    Map<String, String> resumable =
        history.resumable(now - RESUMED_MICROS, now - DAY_MICROS, MAX_TRAILS);
    List<LostStream> lost = history.lostStreams(node, own);
    List<OpenTrail> trails = history.openTrails(node, own, now - SEARCHED_MICROS, MAX_TRAILS);
    return new Found(
        new ArrayDeque<>(trails),
        new ArrayDeque<>(lost),
        lost.stream().map(LostStream::stream).collect(Collectors.toSet()),
        resumable);
  }

  private Fact end(OpenTrail trail, TrailPart part, boolean isLost) {
    EndReason reason = isLost ? EndReason.NODE_LOST : EndReason.UNKNOWN;
    return Fact.of(Kind.SESSION_END, tracker.clock().epochMicros())
        .on(trail.sid())
        .put("reason", reason.id())
        .put("records", part.records())
        .put("stream2", trail.stream())
        .put("lastAt", TrailClock.format(part.lastMicros()))
        .build();
  }

  private Fact abandoned(LostStream lost) {
    return Fact.of(Kind.STREAM_ABANDONED, tracker.clock().epochMicros())
        .put("stream2", lost.stream())
        .put("last", lost.last())
        .put("foundBy", tracker.stream())
        .build();
  }

  private void offer(Fact fact) {
    tracker.spool().offer(fact, null);
  }

  /** Requests come first: what is stated here can wait. */
  private boolean isSpoolBusy() {
    SpoolStatus status = tracker.spool().status();
    return status.queuedBytes() > status.capacityBytes() / 4;
  }
}
