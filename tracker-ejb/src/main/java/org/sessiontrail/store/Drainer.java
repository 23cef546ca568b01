package org.sessiontrail.store;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.function.Function;
import org.sessiontrail.record.Fact;
import org.sessiontrail.record.Kind;
import org.sessiontrail.record.RecordEncoder;
import org.sessiontrail.record.StoredRecord;
import org.sessiontrail.record.TrailClock;
import org.sessiontrail.runtime.Agent;
import org.sessiontrail.spool.SpoolCursor;

/**
 * Carries records from the spool to the store, a batch a step: poll, store, commit. A batch that
 * failed stays in the spool and is tried again, later each time; one whose fate is unknown is given
 * again too, the store drops what it has by stream and number.
 *
 * <p>What the store refuses doesn't hold up the rest: it is parked, and replaced under its own
 * number by a {@code gap} record with {@code count} 1 and the {@code lost} kind. Such a gap has no
 * {@code from} and {@code to}: no number is missing.
 *
 * <p>Threads: stepped by one thread at a time; {@link #hurry} may be called by any.
 */
public final class Drainer implements Agent {
  private static final Logger LOG = System.getLogger(Drainer.class.getName());
  private static final int BATCH = 1_000;

  private final SpoolCursor cursor;
  private final Function<String, RecordEncoder> encoders;
  private final TrailStore store;
  private final BackOff backOff;
  private volatile boolean hurrying;

  /**
   * A drain from {@code cursor} to {@code store}.
   *
   * @param encoders encodes records of the stream it is given
   */
  public Drainer(
      SpoolCursor cursor,
      Function<String, RecordEncoder> encoders,
      TrailStore store,
      TrailClock clock) {
    this.cursor = cursor;
    this.encoders = encoders;
    this.store = store;
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
    List<StoredRecord> batch = cursor.poll(BATCH);
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
  private void store(List<StoredRecord> batch) throws StoreException {
    try {
      store.append(batch);
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

  private void storeRefusal(StoredRecord refused, RecordRefusedException why)
      throws StoreException {
    LOG.log(Level.ERROR, "TRK-0303 record " + name(refused) + " was refused; it is parked", why);
    try {
      store.park(refused, gap(refused), String.valueOf(why.getMessage()));
    } catch (RecordRefusedException e) {
      LOG.log(Level.ERROR, "TRK-0304 the gap for " + name(refused) + " was refused as well", e);
    }
  }

  private StoredRecord gap(StoredRecord refused) {
    Long trailSeq = refused.number("sseq");
    Fact gap =
        Fact.of(Kind.GAP, refused.epochMicros())
            .on(refused.text("sid"))
            .put("count", 1)
            .put("reason", "refused")
            .put("lost", refused.kind().id())
            .build();
    return encoders
        .apply(refused.stream())
        .encode(gap, refused.seq(), trailSeq == null ? 0 : trailSeq);
  }

  private static String name(StoredRecord record) {
    return record.seq() + " of " + record.stream();
  }
}
