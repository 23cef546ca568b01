package org.sessiontrail.store.nodes;

import jakarta.persistence.EntityManager;
import java.util.ArrayList;
import java.util.List;
import org.sessiontrail.record.EndReason;
import org.sessiontrail.record.Fact;
import org.sessiontrail.record.Kind;
import org.sessiontrail.record.TrailClock;
import org.sessiontrail.store.StoreException;

/**
 * States in the {@link RecoveryStream} how streams and trails ended whose nodes can't say so.
 *
 * <p>Each statement is checked and made in one transaction under the log's lock: two nodes that try
 * it at once make it once, and a node that dies has made it or not.
 */
public final class StreamEnds {
  /** Trails ended in one transaction at most, which keeps the drains of all nodes out meanwhile. */
  public static final int MAX_TRAILS = 200;

  private final LogWork work;
  private final RecoveryStream recovery;

  StreamEnds(LogWork work, RecoveryStream recovery) {
    this.work = work;
    this.recovery = recovery;
  }

  /**
   * Ends those of {@code trails} that still have no end and were not taken up since.
   *
   * @param trails {@value #MAX_TRAILS} at most
   * @return how many it ended
   */
  public int forgotten(Finder by, List<OpenTrail> trails, EndReason reason) throws StoreException {
    return work.inTransaction((manager, log) -> end(manager, log, by, trails, reason));
  }

  /**
   * As {@link #forgotten}, for trails of a stream that is lost.
   *
   * @return how many it ended; -1 when the stream is not lost any more, or was stated before
   */
  public int lost(Finder by, LostStream lost, List<OpenTrail> trails) throws StoreException {
    return work.inTransaction(
        (manager, log) -> {
          work.lock(manager, log);
          return StreamRows.isLost(manager, log, lost, work.clock())
              ? end(manager, log, by, trails, EndReason.NODE_LOST)
              : -1;
        });
  }

  /**
   * States that a stream is abandoned; to be called when its trails have ended. Stated at most
   * twice: by who saw it silent, and for certain by who stored what it had left on its disk. The
   * latter knows its last number.
   *
   * @return false when the stream is not lost any more, or was stated so before
   */
  public boolean abandoned(Finder by, LostStream lost) throws StoreException {
    return work.inTransaction(
        (manager, log) -> {
          work.lock(manager, log);
          if (!StreamRows.abandoned(manager, log, lost, work.clock())) {
            return false;
          }
          Fact statement =
              Fact.of(Kind.STREAM_ABANDONED, by.clock().epochMicros())
                  .put("stream2", lost.stream())
                  .put("last", Math.max(lost.last(), last(manager, log, lost.stream())))
                  .put("foundBy", by.stream())
                  .put("certain", lost.certain())
                  .build();
          recovery.append(manager, log, by.encoder(), List.of(statement));
          return true;
        });
  }

  /** The last number of {@code stream} that is stored, or 0. */
  static long last(EntityManager manager, int log, String stream) {
    return manager
        .createQuery(
            "select coalesce(max(e.seq), 0) from LedgerEntry e"
                + " where e.logId = :log and e.stream = :stream",
            Long.class)
        .setParameter("log", log)
        .setParameter("stream", stream)
        .getSingleResult();
  }

  private int end(
      EntityManager manager, int log, Finder by, List<OpenTrail> trails, EndReason reason)
      throws StoreException {
    if (trails.isEmpty()) {
      return 0;
    }
    work.lock(manager, log);
    List<String> sids = trails.stream().map(OpenTrail::sid).toList();
    List<OpenTrail> open = StreamHistory.stillOpen(manager, log, sids);
    List<Fact> facts = new ArrayList<>();
    for (TrailPart part : StreamHistory.parts(manager, log, sids)) {
      OpenTrail trail = new OpenTrail(part.sid(), part.stream());
      if (open.contains(trail) && trails.contains(trail)) {
        facts.add(end(part, by.clock().epochMicros(), reason));
      }
    }
    recovery.append(manager, log, by.encoder(), facts);
    return facts.size();
  }

  private static Fact end(TrailPart part, long now, EndReason reason) {
    return Fact.of(Kind.SESSION_END, now)
        .on(part.sid())
        .put("reason", reason.id())
        .put("records", part.records())
        .put("stream2", part.stream())
        .put("lastAt", TrailClock.format(part.lastMicros()))
        .build();
  }
}
