package org.sessiontrail.store.detect;

import jakarta.persistence.EntityManager;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.sessiontrail.detect.DetectionStore;
import org.sessiontrail.detect.Detector;
import org.sessiontrail.detect.Finding;
import org.sessiontrail.record.Fact;
import org.sessiontrail.store.StoreException;
import org.sessiontrail.store.TrailRecord;
import org.sessiontrail.store.detect.DetectRows.Memory;
import org.sessiontrail.store.nodes.Finder;
import org.sessiontrail.store.nodes.LogWork;
import org.sessiontrail.store.nodes.RecoveryStream;

/**
 * Findings as records of the log. One transaction moves the follower on from where it was, and
 * appends what was found in between: of two that follow at once one changes nothing, and a finding
 * is there when its records were seen, or neither.
 *
 * <p>What the rules remember is kept in memory, and now and then beside the log. Whoever starts, or
 * was outrun, or whose transaction failed, takes the kept memory and shows the rules again what
 * came since, up to the follower's place, finding nothing: rules say the same of the same records.
 *
 * <p>Threads: one at a time.
 */
public final class JpaDetections implements DetectionStore {
  /** Without a memory the rules are shown so many records again, at most. */
  static final long READ_AGAIN = 1_000_000;

  private static final int AT_ONCE = 2_000;

  private final LogWork work;
  private final RecoveryStream stream;
  private final Finder finder;
  private final Detectors detectors;
  private @Nullable Detector detector;
  private long seen;

  /**
   * Detection on the log of {@code work}.
   *
   * @param finder stamps and encodes findings
   */
  public JpaDetections(LogWork work, Finder finder, Detectors detectors) {
    this.work = work;
    this.stream = new RecoveryStream(work);
    this.finder = finder;
    this.detectors = detectors;
  }

  @Override
  public Progress follow(int most, boolean save) throws StoreException {
    long size = work.size();
    if (size == 0) {
      return new Progress(0, 0, 0);
    }
    boolean committed = false;
    try {
      Progress now = work.inTransaction((manager, log) -> follow(manager, log, size, most, save));
      committed = true;
      return now;
    } finally {
      if (!committed) {
        detector = null; // it has seen what nobody will know of
      }
    }
  }

  private Progress follow(EntityManager manager, int log, long size, int most, boolean save)
      throws StoreException {
    DetectRows rows = new DetectRows(manager, log);
    long next = rows.next();
    Detector by = detector;
    if (by == null || seen > next) {
      by = remembered(rows, next);
      detector = by;
    }
    if (seen < next) {
      long to = Math.min(next, seen + most);
      for (TrailRecord record : work.records(manager, log, seen, to)) {
        by.take(record);
      }
      seen = to;
      return new Progress(next, size, size - seen);
    }
    long to = Math.min(size, next + most);
    if (next < to) {
      List<Finding> found = new ArrayList<>();
      for (TrailRecord record : work.records(manager, log, next, to)) {
        found.addAll(by.take(record));
      }
      if (!rows.move(next, to)) {
        detector = null;
        return new Progress(next, size, size - next);
      }
      state(manager, log, found);
      seen = to;
    }
    if (save) {
      rows.remember(new Memory(seen, by.state()));
    }
    return new Progress(to, size, size - to);
  }

  private Detector remembered(DetectRows rows, long next) {
    Detector fresh = detectors.detector();
    Memory memory = rows.memory();
    if (memory != null && memory.seen() <= next && fresh.restore(memory.state())) {
      seen = memory.seen();
      return fresh;
    }
    seen = Math.max(0, next - READ_AGAIN);
    return detectors.detector(); // one that could not be restored may be half so
  }

  private void state(EntityManager manager, int log, List<Finding> found) throws StoreException {
    if (found.isEmpty()) {
      return;
    }
    work.lock(manager, log);
    List<Fact> facts = new ArrayList<>();
    for (Finding each : found) {
      facts.add(each.fact(finder.clock().epochMicros()));
    }
    stream.append(manager, log, finder.encoder(), facts);
  }

  @Override
  public void replay(Detector by, Consumer<Finding> found) throws StoreException {
    long size = work.size();
    for (long from = 0; from < size; from += AT_ONCE) {
      long begin = from;
      List<TrailRecord> none = List.of();
      work.reading(
              none,
              (manager, log) -> work.records(manager, log, begin, Math.min(size, begin + AT_ONCE)))
          .forEach(record -> by.take(record).forEach(found));
    }
  }

  @Override
  public void forget() throws StoreException {
    detector = null;
    work.inTransaction((manager, log) -> new DetectRows(manager, log).forget());
  }
}
