package org.sessiontrail.store;

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
import org.sessiontrail.runtime.Agent;
import org.sessiontrail.spool.SpoolCursor;
import org.sessiontrail.spool.SpooledEvent;

/**
 * Carries records from the spool to the store, a batch a step: poll, encode, store, commit. A batch
 * that failed stays in the spool and is tried again, later each time; one whose fate is unknown is
 * given again too, the store drops what it has by stream and number.
 *
 * <p>What can't be stored at all doesn't hold up the rest: it is replaced, under its own number, by
 * a {@code gap} record with {@code count} 1 and the {@code lost} kind. Such a gap has no {@code
 * from} and {@code to}: no number is missing.
 *
 * <p>Threads: stepped by one thread at a time; {@link #hurry} may be called by any.
 */
public final class Drainer implements Agent {
  private static final Logger LOG = System.getLogger(Drainer.class.getName());
  private static final int BATCH = 1_000;

  private final SpoolCursor cursor;
  private final RecordEncoder encoder;
  private final TrailStore store;
  private final TrailClock clock;
  private final BackOff backOff;
  private volatile boolean hurrying;

  /** A drain from {@code cursor} to {@code store}. */
  public Drainer(SpoolCursor cursor, RecordEncoder encoder, TrailStore store, TrailClock clock) {
    this.cursor = cursor;
    this.encoder = encoder;
    this.store = store;
    this.clock = clock;
    this.backOff = new BackOff(clock);
  }

  @Override
  public String name() {
    return "store";
  }

  /** Stores one batch. Returns 0 when nothing is queued or it is too early after a failure. */
  @Override
  public int doWork() throws StoreException {
    if (backOff.isWaiting() && !hurrying) {
      return 0;
    }
    List<SpooledEvent> batch = cursor.poll(BATCH);
    if (batch.isEmpty()) {
      return 0;
    }
    try {
      store(batch);
    } catch (StoreException | RuntimeException e) {
      backOff.failed();
      throw e;
    }
    cursor.commit();
    backOff.worked();
    return batch.size();
  }

  /** From now on tries at every step, whatever failed before: there may be no later. */
  public void hurry() {
    hurrying = true;
  }

  /** Stores all; halves the batch as long as something in it is refused, to save the rest. */
  private void store(List<SpooledEvent> batch) throws StoreException {
    try {
      store.append(encoded(batch));
    } catch (RecordRefusedException e) {
      if (batch.size() == 1) {
        storeRefusal(batch.get(0), e);
        return;
      }
      int half = batch.size() / 2;
      store(batch.subList(0, half));
      store(batch.subList(half, batch.size()));
    }
  }

  private void storeRefusal(SpooledEvent refused, RecordRefusedException why)
      throws StoreException {
    LOG.log(Level.ERROR, "TRK-0303 record " + refused.seq() + " was refused; a gap states it", why);
    try {
      store.append(List.of(gap(refused, "refused")));
    } catch (RecordRefusedException e) {
      LOG.log(Level.ERROR, "TRK-0304 the gap for " + refused.seq() + " was refused as well", e);
    }
  }

  private List<StoredRecord> encoded(List<SpooledEvent> batch) {
    List<StoredRecord> out = new ArrayList<>(batch.size());
    for (SpooledEvent spooled : batch) {
      out.add(encoded(spooled));
    }
    return out;
  }

  private StoredRecord encoded(SpooledEvent spooled) {
    try {
      return encoder.encode(spooled.event(), spooled.seq(), spooled.trailSeq());
    } catch (RuntimeException e) {
      LOG.log(
          Level.ERROR,
          "TRK-0305 record " + spooled.seq() + " can't be encoded; a gap states it",
          e);
      return gap(spooled, "not-encodable");
    }
  }

  private StoredRecord gap(SpooledEvent lost, String reason) {
    try {
      TrailEvent event = lost.event();
      Fact gap =
          Fact.of(Kind.GAP, event.epochMicros())
              .on(event.trailId())
              .put("count", 1)
              .put("reason", reason)
              .put("lost", event.kind().id())
              .build();
      return encoder.encode(gap, lost.seq(), lost.trailSeq());
    } catch (RuntimeException e) {
      Fact gap =
          Fact.of(Kind.GAP, clock.epochMicros()).put("count", 1).put("reason", reason).build();
      return encoder.encode(gap, lost.seq(), lost.trailSeq());
    }
  }
}
