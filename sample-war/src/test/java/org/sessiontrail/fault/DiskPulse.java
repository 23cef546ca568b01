package org.sessiontrail.fault;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * How late this machine is at the moment: a thread that does, beside the server, what the spool's
 * writer does - wakes up, writes a few bytes, forces them - and notes how much longer it took than
 * it had asked to sleep. A loss window can't be kept more exactly than that.
 */
final class DiskPulse implements AutoCloseable {
  private static final long SLEEP_NANOS = TimeUnit.MILLISECONDS.toNanos(5);
  private static final long KEPT_NANOS = TimeUnit.SECONDS.toNanos(10);
  private static final int BYTES = 512;

  private final FileChannel file;
  private final Thread thread = new Thread(this::beat, "disk-pulse");
  private final ConcurrentLinkedDeque<Beat> beats = new ConcurrentLinkedDeque<>();
  private volatile boolean closed;

  private DiskPulse(FileChannel file) {
    this.file = file;
  }

  private record Beat(long atNanos, long lateNanos) {}

  /** Starts on a file of the same disk as the server's. */
  static DiskPulse start(Path path) throws IOException {
    DiskPulse pulse =
        new DiskPulse(FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.WRITE));
    pulse.thread.start();
    return pulse;
  }

  private void beat() {
    ByteBuffer bytes = ByteBuffer.allocateDirect(BYTES);
    while (!closed) {
      long begun = System.nanoTime();
      LockSupport.parkNanos(SLEEP_NANOS);
      try {
        file.write(bytes.clear(), 0);
        file.force(false);
      } catch (IOException e) {
        return; // closed
      }
      long now = System.nanoTime();
      beats.add(new Beat(now, now - begun - SLEEP_NANOS));
      while (!beats.isEmpty() && beats.getFirst().atNanos() < now - KEPT_NANOS) {
        beats.removeFirst();
      }
    }
  }

  /** The worst of the last {@code nanos}. */
  long worst(long nanos) {
    long since = System.nanoTime() - nanos;
    return beats.stream()
        .filter(beat -> beat.atNanos() >= since)
        .mapToLong(Beat::lateNanos)
        .max()
        .orElse(0);
  }

  /** Ends with its next beat, which finds the file closed. */
  @Override
  public void close() throws IOException {
    closed = true;
    file.close();
  }
}
