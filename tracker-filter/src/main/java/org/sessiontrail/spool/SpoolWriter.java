package org.sessiontrail.spool;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;
import org.sessiontrail.record.StoredRecord;
import org.sessiontrail.spool.segment.RecordFrame;
import org.sessiontrail.spool.segment.SegmentLog;

/**
 * Carries events from the ring to the disk: look, encode, write, force, let go. All that waits when
 * a commit begins goes with it, up to a bound.
 *
 * <p>Nothing is let go of before it is forced. What failed is tried again, in a fresh segment, once
 * a second; the ring takes more meanwhile.
 *
 * <p>Threads: {@link #step} and {@link #run} belong to one thread, a daemon of its own, since an
 * interrupt would close the file under a container's thread.
 */
final class SpoolWriter implements Runnable {
  private static final Logger LOG = System.getLogger(SpoolWriter.class.getName());
  private static final int BATCH = 512;
  private static final long RETRY_NANOS = TimeUnit.SECONDS.toNanos(1);
  private static final long IDLE_NANOS = TimeUnit.SECONDS.toNanos(1);

  private final Ring ring;
  private final EventEncoder encoder;
  private final SegmentLog log;
  private final LongConsumer durable;
  private final WindowWatch window;
  private final long pauseNanos;
  private volatile @Nullable Thread thread;
  private volatile @Nullable Thread flusher;
  private volatile boolean running = true;
  private volatile boolean urgent;
  private volatile boolean parked;
  private volatile boolean idle;
  private volatile @Nullable String failure;
  private volatile long failedNanos;

  /**
   * A writer that has not begun.
   *
   * @param durable told the number up to which events are on disk
   * @param windowMillis age by which an event is to be there
   */
  SpoolWriter(
      Ring ring, EventEncoder encoder, SegmentLog log, LongConsumer durable, long windowMillis) {
    this.ring = ring;
    this.encoder = encoder;
    this.log = log;
    this.durable = durable;
    this.window = new WindowWatch(windowMillis, System.nanoTime());
    // half of the window to wait in, half to write in
    this.pauseNanos = TimeUnit.MILLISECONDS.toNanos(windowMillis) / 2;
  }

  /** Begins to write, on a thread called {@code name}. */
  void start(String name) {
    Thread loop = new Thread(this, name);
    loop.setDaemon(true);
    loop.setContextClassLoader(SpoolWriter.class.getClassLoader());
    thread = loop;
    loop.start();
  }

  /** Ends the thread, after one more attempt to write what waits. */
  void stop(long waitMillis) {
    running = false;
    Thread loop = thread;
    if (loop == null) {
      return;
    }
    LockSupport.unpark(loop);
    try {
      loop.join(waitMillis);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    if (loop.isAlive()) {
      LOG.log(Level.WARNING, "{0} still writes after {1} ms", loop.getName(), waitMillis);
    }
    thread = null;
  }

  /** Something was offered. */
  void wake() {
    if (idle) {
      LockSupport.unpark(thread);
    }
  }

  /** Somebody waits: the next commit is due now. */
  void hurry() {
    urgent = true;
    if (parked) {
      LockSupport.unpark(thread);
    }
  }

  /** Waits until all that was offered is on disk, unless that fails or takes too long. */
  void flush(long waitMillis) {
    long target = ring.lastSeq();
    long deadline = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(waitMillis);
    flusher = Thread.currentThread();
    hurry();
    Parking.until(() -> isFlushed(target), this, deadline);
    flusher = null;
  }

  private boolean isFlushed(long target) {
    return thread == null || failure != null || ring.size() == 0 || ring.isDurable(target);
  }

  /** The store has taken something: a full log may have room again. */
  void roomMade() {
    if (failure != null) {
      failedNanos = System.nanoTime() - RETRY_NANOS;
      hurry();
    }
  }

  /** Why events can't be written at present, or null. */
  @Nullable String failure() {
    return failure;
  }

  /** What to tell of the pace, or null when it is kept. */
  @Nullable String complaint() {
    return window.complaint(System.nanoTime());
  }

  @Override
  public void run() {
    while (running) {
      urgent = false;
      int written = step();
      if (written < BATCH && running) {
        pause();
      }
    }
    step();
  }

  /** Rests until something is offered, then as long as that may wait. */
  private void pause() {
    idle = true;
    parked = true;
    if (ring.size() == 0 && !urgent) {
      LockSupport.parkNanos(this, IDLE_NANOS);
      window.idle(System.nanoTime());
    }
    idle = false;
    if (running && (!urgent || failure != null)) {
      LockSupport.parkNanos(this, pauseNanos);
    }
    parked = false;
  }

  /**
   * Writes one batch.
   *
   * @return how many events it made durable; 0 when there were none or it failed
   */
  int step() {
    long began = System.nanoTime();
    if (failure != null && running && began - failedNanos < RETRY_NANOS) {
      return 0;
    }
    Ring.Batch batch = ring.peek(BATCH);
    if (batch.count() == 0) {
      window.idle(began);
      failure = null;
      return 0;
    }
    try {
      return write(batch, began);
    } catch (IOException | RuntimeException e) {
      failed(began, "TRK-0206 can't write to the spool: " + e, e);
      return 0;
    }
  }

  private int write(Ring.Batch batch, long began) throws IOException {
    int appended = 0;
    while (appended < batch.count() && log.append(payload(batch, appended))) {
      appended++;
    }
    if (appended == 0) {
      failed(
          began,
          "TRK-0208 the spool has reached tracker.spool.capacity-bytes="
              + log.capacityBytes()
              + "; records wait in memory, then are lost and counted. Is the database down?",
          null);
      return 0;
    }
    log.force();
    long last = batch.seqs()[appended - 1];
    durable.accept(last);
    ring.releaseThrough(last);
    recovered();
    window.committed(began, System.nanoTime(), batch.count() < BATCH && appended == batch.count());
    LockSupport.unpark(flusher);
    return appended;
  }

  private byte[] payload(Ring.Batch batch, int i) {
    long seq = batch.seqs()[i];
    long trailSeq = batch.trailSeqs()[i];
    StoredRecord record = encoder.encode(batch.event(i), seq, trailSeq);
    byte[] payload = RecordFrame.encode(record);
    if (payload.length <= log.maxPayloadBytes()) {
      return payload;
    }
    LOG.log(Level.ERROR, "TRK-0305 record {0} has {1} bytes; a gap states it", seq, payload.length);
    return RecordFrame.encode(encoder.gap(batch.event(i), seq, trailSeq, "too-large"));
  }

  /** As if the disk had failed, until the next step; for tests. */
  void fail(String message) {
    failed(System.nanoTime() - RETRY_NANOS, message, null);
  }

  private void failed(long nanos, String message, @Nullable Exception cause) {
    failedNanos = nanos;
    ring.losesBecause(cause == null ? "spool-full" : "spool-failed");
    if (failure == null) {
      LOG.log(Level.DEBUG, message, cause);
    }
    failure = message;
    LockSupport.unpark(flusher);
  }

  private void recovered() {
    if (failure != null) {
      failure = null;
      ring.losesBecause("spool-full");
    }
  }
}
