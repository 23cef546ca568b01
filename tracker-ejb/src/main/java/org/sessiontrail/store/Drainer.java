package org.sessiontrail.store;

import java.util.List;
import java.util.function.Function;
import org.sessiontrail.record.RecordEncoder;
import org.sessiontrail.record.StoredRecord;
import org.sessiontrail.record.TrailClock;
import org.sessiontrail.runtime.Agent;
import org.sessiontrail.spool.SpoolCursor;

/**
 * Carries records from the spool to the store, a batch a step: poll, store, commit. A batch that
 * failed stays in the spool and is tried again, later and smaller each time; one whose fate is
 * unknown is given again too, the store drops what it has by stream and number.
 *
 * <p>What the store refuses doesn't hold up the rest, see {@link Refusals}.
 *
 * <p>Threads: stepped by one thread at a time; {@link #hurry} and the counts may be called by any.
 */
public final class Drainer implements Agent {
  private static final int BATCH = 1_000;
  private static final int SMALLEST = 8;

  private final SpoolCursor cursor;
  private final TrailStore store;
  private final Refusals refusals;
  private final BackOff backOff;
  private int batchSize = BATCH;
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
    this.store = store;
    this.refusals = new Refusals(store, encoders, clock);
    this.backOff = new BackOff(clock);
  }

  @Override
  public String name() {
    return "store";
  }

  /** Stores one batch. Waits after a failure, also when nothing is queued to try it with. */
  @Override
  public int doWork() throws StoreException {
    if (backOff.isWaiting() && !hurrying) {
      return WAITING;
    }
    List<StoredRecord> batch = cursor.poll(batchSize);
    if (batch.isEmpty()) {
      return backOff.isFailing() ? WAITING : 0;
    }
    try {
      refusals.begin();
      Refusals.sift(store, batch, refusals::took, refusals::park);
    } catch (StoreException | RuntimeException e) {
      backOff.failed();
      // what a slow database can't store within its limits it may in smaller pieces
      batchSize = Math.max(SMALLEST, batch.size() / 2);
      throw e;
    }
    batchSize = Math.min(BATCH, batchSize * 2);
    try {
      refusals.settle();
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

  /** How many records were put aside since the start. */
  public long parked() {
    return refusals.parked();
  }

  /** How many records the store took in no form at all since the start. */
  public long lost() {
    return refusals.lost();
  }
}
