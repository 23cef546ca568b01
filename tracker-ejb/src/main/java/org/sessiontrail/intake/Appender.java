package org.sessiontrail.intake;

import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.sessiontrail.record.Fact;
import org.sessiontrail.record.Kind;
import org.sessiontrail.record.RecordEncoder;
import org.sessiontrail.record.StoredRecord;
import org.sessiontrail.store.RecordRefusedException;
import org.sessiontrail.store.StoreException;
import org.sessiontrail.store.TrailStore;

/**
 * Stores batches on a thread of its own, while the next ones are made. After a failure nothing more
 * is stored: what comes behind a batch that is missing would hide the hole.
 *
 * <p>Threads: handed to and closed by one thread.
 */
final class Appender implements AutoCloseable {
  private static final int WAITING_BATCHES = 6;
  private static final List<StoredRecord> END = List.of();

  private final TrailStore store;
  private final RecordEncoder encoder;
  private final BlockingQueue<List<StoredRecord>> queue = new ArrayBlockingQueue<>(WAITING_BATCHES);
  private final Thread thread = new Thread(this::run, "sessiontrail-import");
  private volatile @Nullable Exception failure;
  private final AtomicLong refused = new AtomicLong();

  /**
   * Stores in {@code store}.
   *
   * @param encoder makes the records that stand for refused ones
   */
  Appender(TrailStore store, RecordEncoder encoder) {
    this.store = store;
    this.encoder = encoder;
    thread.setDaemon(true);
    thread.start();
  }

  /** Hands {@code batch} over to be stored in one transaction; waits while too many wait. */
  void add(List<StoredRecord> batch) throws StoreException {
    check();
    try {
      while (!queue.offer(batch, 1, TimeUnit.SECONDS)) {
        check();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StoreException("the import was interrupted", e);
    }
  }

  /** Waits until all is stored. */
  void finish() throws StoreException {
    if (thread.isAlive()) {
      add(END);
      try {
        thread.join();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new StoreException("the import was interrupted", e);
      }
    }
    check();
  }

  /** Records that the database took in no other form than put aside. */
  long refused() {
    return refused.get();
  }

  /** Stops without waiting for what is queued. */
  @Override
  public void close() {
    queue.clear();
    if (thread.isAlive() && !queue.offer(END)) {
      thread.interrupt();
    }
  }

  private void check() throws StoreException {
    Exception failed = failure;
    if (failed instanceof StoreException known) {
      throw known;
    }
    if (failed != null) {
      throw new StoreException("storing failed: " + failed, failed);
    }
  }

  private void run() {
    try {
      for (List<StoredRecord> batch = queue.take(); batch != END; batch = queue.take()) {
        store(batch);
      }
    } catch (StoreException | RuntimeException | InterruptedException e) {
      failure = e;
    } catch (Error e) {
      failure = new IllegalStateException(String.valueOf(e), e);
      throw e;
    }
  }

  /** Stores all; halves the batch as long as something in it is refused, to save the rest. */
  private void store(List<StoredRecord> batch) throws StoreException {
    try {
      store.append(batch);
    } catch (RecordRefusedException e) {
      if (batch.size() == 1) {
        StoredRecord record = batch.get(0);
        store.park(record, gap(record), String.valueOf(e.getMessage()));
        refused.incrementAndGet();
        return;
      }
      store(batch.subList(0, batch.size() / 2));
      store(batch.subList(batch.size() / 2, batch.size()));
    }
  }

  private StoredRecord gap(StoredRecord refusedOne) {
    Long trailSeq = refusedOne.number("sseq");
    Fact gap =
        Fact.of(Kind.GAP, refusedOne.epochMicros())
            .on(refusedOne.text("sid"))
            .put("count", 1)
            .put("reason", "refused")
            .put("lost", refusedOne.kind().id())
            .build();
    return encoder.encode(gap, refusedOne.seq(), trailSeq == null ? 0 : trailSeq);
  }
}
