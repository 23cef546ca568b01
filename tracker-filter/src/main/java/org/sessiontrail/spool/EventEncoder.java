package org.sessiontrail.spool;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.List;
import org.sessiontrail.record.Fact;
import org.sessiontrail.record.Kind;
import org.sessiontrail.record.RecordEncoder;
import org.sessiontrail.record.StoredRecord;
import org.sessiontrail.record.TrailClock;
import org.sessiontrail.record.TrailEvent;

/**
 * Encodes the events of one stream. What can't be encoded doesn't hold up the rest: it is replaced,
 * under its own number, by a {@code gap} record with {@code count} 1 and the {@code lost} kind.
 * Such a gap has no {@code from} and {@code to}: no number is missing.
 *
 * <p>Threads: safe for any number of threads.
 */
final class EventEncoder {
  private static final Logger LOG = System.getLogger(EventEncoder.class.getName());

  private final RecordEncoder encoder;
  private final TrailClock clock;

  EventEncoder(RecordEncoder encoder, TrailClock clock) {
    this.encoder = encoder;
    this.clock = clock;
  }

  /** The records of {@code batch}, in its order. */
  List<StoredRecord> encode(Ring.Batch batch) {
    List<StoredRecord> out = new ArrayList<>(batch.count());
    for (int i = 0; i < batch.count(); i++) {
      out.add(encode(batch.event(i), batch.seqs()[i], batch.trailSeqs()[i]));
    }
    return out;
  }

  /** The record of {@code event} as number {@code seq}, or the gap in its place. */
  StoredRecord encode(TrailEvent event, long seq, long trailSeq) {
    try {
      return encoder.encode(event, seq, trailSeq);
    } catch (RuntimeException e) {
      LOG.log(Level.ERROR, "TRK-0305 record " + seq + " can't be encoded; a gap states it", e);
      return gap(event, seq, trailSeq, "not-encodable");
    }
  }

  /** The gap in the place of {@code event}. */
  StoredRecord gap(TrailEvent event, long seq, long trailSeq, String reason) {
    try {
      Fact gap =
          Fact.of(Kind.GAP, event.epochMicros())
              .on(event.trailId())
              .put("count", 1)
              .put("reason", reason)
              .put("lost", event.kind().id())
              .build();
      return encoder.encode(gap, seq, trailSeq);
    } catch (RuntimeException e) {
      Fact gap =
          Fact.of(Kind.GAP, clock.epochMicros()).put("count", 1).put("reason", reason).build();
      return encoder.encode(gap, seq, trailSeq);
    }
  }
}
