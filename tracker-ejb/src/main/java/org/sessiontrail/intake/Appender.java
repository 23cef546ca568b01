package org.sessiontrail.intake;

import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.sessiontrail.record.RecordEncoder;
import org.sessiontrail.record.StoredRecord;
import org.sessiontrail.store.RecordRefusedException;
import org.sessiontrail.store.Refusals;
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
        Refusals.sift(store, batch, added -> {}, this::park);
      }
    } catch (StoreException | RuntimeException | InterruptedException e) {
      failure = e;
    } catch (Error e) {
      failure = new IllegalStateException(String.valueOf(e), e);
      throw e;
    }
  }

  private void park(StoredRecord record, RecordRefusedException why) throws StoreException {
    StoredRecord gap = Refusals.gap(record, encoder, record.epochMicros());
    store.park(record, gap, String.valueOf(why.getMessage()));
    refused.incrementAndGet();
  }
}
