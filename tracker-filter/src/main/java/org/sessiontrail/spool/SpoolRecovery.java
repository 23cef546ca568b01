package org.sessiontrail.spool;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.sessiontrail.record.Fact;
import org.sessiontrail.record.Kind;
import org.sessiontrail.record.RecordEncoder;
import org.sessiontrail.record.StoredRecord;
import org.sessiontrail.record.TrailClock;
import org.sessiontrail.spool.running.RunningRequest;
import org.sessiontrail.spool.running.RunningRequests;
import org.sessiontrail.spool.segment.RecordFrame;
import org.sessiontrail.spool.segment.SegmentLog;
import org.sessiontrail.spool.segment.SpoolPlace;
import org.sessiontrail.spool.segment.StreamMark;

/**
 * What earlier processes left in a place: opens its segments, finds how far each stream came, and
 * states in the stream itself what was numbered and never reached the disk, and which requests ran.
 *
 * <pre>
 *   … | last on disk | numbers that were lost | gap      | request | request | …
 *                      from … taken             taken + 1  unseen ones, by slot
 * </pre>
 *
 * <p>All of it follows from mark, page and segments, which stay until it is on disk: a recovery
 * that is killed is made again with the same numbers, and goes on behind what it finds of them.
 *
 * <p>Threads: one thread, once, before anything is offered.
 */
final class SpoolRecovery {
  private static final Logger LOG = System.getLogger(SpoolRecovery.class.getName());

  private final SpoolSettings settings;
  private final Map<String, Long> lastOnDisk = new HashMap<>();
  private final Map<String, Long> lastStated = new HashMap<>();
  private final List<Path> dirs = new ArrayList<>();
  private final List<StreamMark.Left> marks = new ArrayList<>();
  private final List<DeadStream> dead = new ArrayList<>();

  SpoolRecovery(SpoolSettings settings) {
    this.settings = settings;
  }

  /** Opens the segments of {@code place}. */
  SegmentLog open(SpoolPlace place) throws IOException {
    SegmentLog.Limits limits = SegmentLog.Limits.of(settings.capacityBytes());
    SegmentLog log = SegmentLog.open(place.dir(), limits, this::seen);
    log.damages().forEach(damage -> report(place, damage));
    marks.addAll(StreamMark.left(place.dir()));
    dirs.add(place.dir());
    return log;
  }

  private void seen(byte[] payload) {
    decoded(payload)
        .ifPresent(
            record ->
                (RunningRequest.isStatedLater(record) ? lastStated : lastOnDisk)
                    .merge(record.stream(), record.seq(), Math::max));
  }

  /** The record of an intact frame; empty, and logged, when it is none of this version. */
  static Optional<StoredRecord> decoded(byte[] payload) {
    try {
      return Optional.of(RecordFrame.decode(payload));
    } catch (IllegalArgumentException e) {
      LOG.log(Level.ERROR, "TRK-0209 a record in the spool can't be read", e);
      return Optional.empty();
    }
  }

  private static void report(SpoolPlace place, SegmentLog.Damage damage) {
    LOG.log(
        damage.tail() ? Level.INFO : Level.ERROR,
        "TRK-0209 {0}/{1} is {2} at byte {3}: {4} bytes are given up",
        place.dir(),
        damage.segment(),
        damage.tail() ? "torn" : "damaged",
        damage.offset(),
        damage.bytes());
  }

  /**
   * Writes to {@code log}, for each stream that was left, a gap record of what is missing at its
   * end, its number being the one after the last that was taken; then a record for each request
   * that ran. Their marks stay, now in {@code own}: this process may be killed before it has stated
   * how they ended.
   */
  void stateLosses(SegmentLog log, SpoolPlace own) throws IOException {
    for (StreamMark.Left left : marks) {
      if (!state(left, log)) {
        return; // full: stated at a later start
      }
    }
    log.force();
    for (int i = 0; i < marks.size(); i++) {
      // the requests first: beside a settled mark they would be stated once more
      RunningRequests.discard(marks.get(i).file());
      marks.get(i).settle(dead.get(i).last(), own.dir());
    }
    for (Path dir : dirs) {
      RunningRequests.sweep(dir);
    }
  }

  private boolean state(StreamMark.Left left, SegmentLog log) throws IOException {
    long last = Math.max(left.durable(), lastOnDisk.getOrDefault(left.stream(), 0L));
    left.found(last);
    List<Fact> facts = new ArrayList<>();
    if (left.taken() > last) {
      facts.add(gap(last + 1, left.taken()));
    }
    facts.addAll(RunningRequests.unseen(left.file(), last));
    RecordEncoder encoder = settings.encoders().apply(left.stream());
    long stated = lastStated.getOrDefault(left.stream(), 0L);
    long seq = Math.max(last, left.taken());
    for (Fact fact : facts) {
      seq++;
      if (seq > stated && !log.append(RecordFrame.encode(encoder.encode(fact, seq, 0)))) {
        return false;
      }
    }
    dead.add(new DeadStream(left.stream(), Math.max(seq, stated)));
    return true;
  }

  private Fact gap(long from, long to) {
    return Fact.of(Kind.GAP, settings.clock().epochMicros())
        .put("from", from)
        .put("to", to)
        .put("count", to - from + 1)
        .put("reason", RunningRequest.CRASH)
        .put("until", TrailClock.format(settings.clock().epochMicros()))
        .build();
  }

  /** Streams that were left, with the number they ended at. */
  List<DeadStream> dead() {
    return List.copyOf(dead);
  }
}
