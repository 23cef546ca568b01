package org.sessiontrail.spool;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.sessiontrail.record.Fact;
import org.sessiontrail.record.Kind;
import org.sessiontrail.record.TestClock;
import org.sessiontrail.record.TrailEvent;
import org.sessiontrail.spool.segment.SegmentLog;

/** A way to make a record of about 300 bytes durable; what {@link SpoolFigures} compares. */
interface DurableCandidate extends AutoCloseable {
  /** Bytes of a record. */
  int RECORD_BYTES = 300;

  /** Returns once one record is on disk. */
  void write();

  @Override
  void close() throws IOException;

  /** Waits for the end of {@code loop}. */
  static void ended(Thread loop) {
    try {
      loop.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** What a batch of waiting writers has in common: one writes for all of them. */
  abstract class GroupCommit implements DurableCandidate {
    private final ConcurrentLinkedQueue<Waiting> queue = new ConcurrentLinkedQueue<>();
    private final Thread loop = new Thread(this::loop, "group-commit");
    private volatile boolean running = true;
    private volatile boolean parked;

    /** A thread that waits for its record. */
    private static final class Waiting {
      final Thread thread = Thread.currentThread();
      volatile boolean done;
    }

    /** Writes and forces {@code records} records of {@value #RECORD_BYTES} bytes. */
    abstract void commit(int records) throws IOException;

    void start() {
      loop.setDaemon(true);
      loop.start();
    }

    @Override
    public void write() {
      Waiting mine = new Waiting();
      queue.add(mine);
      if (parked) {
        LockSupport.unpark(loop);
      }
      while (!mine.done) {
        LockSupport.park(this);
      }
    }

    private void loop() {
      List<Waiting> batch = new ArrayList<>();
      while (running) {
        for (Waiting next = queue.poll(); next != null; next = queue.poll()) {
          batch.add(next);
        }
        if (batch.isEmpty()) {
          parked = true;
          if (queue.isEmpty() && running) {
            LockSupport.parkNanos(this, TimeUnit.MILLISECONDS.toNanos(1));
          }
          parked = false;
        } else {
          settle(batch);
        }
      }
    }

    private void settle(List<Waiting> batch) {
      try {
        commit(batch.size());
      } catch (IOException e) {
        throw new IllegalStateException(e);
      }
      for (Waiting each : batch) {
        each.done = true;
        LockSupport.unpark(each.thread);
      }
      batch.clear();
    }

    @Override
    public void close() throws IOException {
      running = false;
      LockSupport.unpark(loop);
      ended(loop);
    }
  }

  /** The limit: one preallocated file, written round and round, and nothing else. */
  final class RawFile extends GroupCommit {
    private static final int FILE_BYTES = 16 << 20;
    private final FileChannel file;
    private final ByteBuffer buffer = ByteBuffer.allocateDirect(1 << 20);
    private long at;

    RawFile(Path dir) throws IOException {
      file =
          FileChannel.open(dir.resolve("raw"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      file.write(ByteBuffer.allocate(FILE_BYTES), 0);
      file.force(true);
      start();
    }

    @Override
    void commit(int records) throws IOException {
      buffer.clear().limit(records * (RECORD_BYTES + 8));
      if (at + buffer.limit() > FILE_BYTES) {
        at = 0;
      }
      at += file.write(buffer, at);
      file.force(false);
    }

    @Override
    public void close() throws IOException {
      super.close();
      file.close();
    }
  }

  /** The segment files alone: frames, checksums, recycling; records are bytes already. */
  final class Segments extends GroupCommit {
    private final SegmentLog log;
    private final byte[] payload = new byte[RECORD_BYTES];
    private final Reader reader;

    Segments(Path dir) throws IOException {
      log = SegmentLog.open(dir, SegmentLog.Limits.of(1 << 28), frame -> {});
      reader =
          new Reader(
              () -> {
                boolean more = !log.poll(4096).isEmpty();
                log.commit();
                log.prepareSpare();
                return more;
              });
      start();
    }

    @Override
    void commit(int records) throws IOException {
      for (int i = 0; i < records; i++) {
        log.append(payload);
      }
      log.force();
    }

    @Override
    public void close() throws IOException {
      super.close();
      reader.close();
      log.close();
    }
  }

  /** The whole spool: numbers, ring, encoding with digests and salts, segments, a cursor. */
  final class WholeSpool implements DurableCandidate {
    private final SegmentSpool spool;
    private final Reader reader;
    private final TrailEvent event =
        Fact.of(Kind.ACTION, TestClock.START_MICROS)
            .on("c29tZS10cmFpbC1pZC1oZXJl")
            .put("name", "cart.add")
            .put("outcome", "success")
            .put("ms", 12)
            .build();

    WholeSpool(Path dir) throws IOException {
      spool = SegmentSpool.open(new SpoolFixture(dir).settings("n/1", 1 << 25, 1 << 28));
      reader =
          new Reader(
              () -> {
                boolean more = !spool.poll(1000).isEmpty();
                spool.commit();
                spool.prepare();
                return more;
              });
    }

    @Override
    public void write() {
      Durability told = spool.offerDurably(event, new TrailSequence(), null, 60_000);
      if (told != Durability.SAFE) {
        throw new IllegalStateException(told.toString());
      }
    }

    SpoolStatus status() {
      return spool.status();
    }

    @Override
    public void close() throws IOException {
      reader.close();
      spool.close();
      spool.release();
    }
  }

  /** Stands for the drain: gives records up every quarter of a second, as that does. */
  final class Reader implements AutoCloseable {
    /** One step; true when there may be more at once. */
    @FunctionalInterface
    interface Step {
      boolean run() throws IOException;
    }

    private final Thread loop;
    private volatile boolean running = true;

    Reader(Step step) {
      loop = new Thread(() -> loop(step), "reader");
      loop.setDaemon(true);
      loop.start();
    }

    private void loop(Step step) {
      try {
        while (running) {
          if (!step.run()) {
            LockSupport.parkNanos(this, TimeUnit.MILLISECONDS.toNanos(250));
          }
        }
      } catch (IOException e) {
        throw new IllegalStateException(e);
      }
    }

    @Override
    public void close() {
      running = false;
      LockSupport.unpark(loop);
      ended(loop);
    }
  }
}
