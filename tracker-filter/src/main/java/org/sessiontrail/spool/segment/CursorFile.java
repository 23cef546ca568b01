package org.sessiontrail.spool.segment;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/**
 * How far a log was given up. Two slots written in turn, so that a torn write leaves the other:
 *
 * <pre>
 *   0            8         16       24    28                  512
 *   | generation | segment | offset | CRC | zeros ...         | the same again |
 * </pre>
 *
 * A stale cursor only repeats frames. A {@link RandomAccessFile} because, unlike a channel, it
 * stays open when the thread that uses it is interrupted.
 *
 * <p>One thread at a time.
 */
final class CursorFile implements AutoCloseable {
  private static final int SLOT_BYTES = 512;
  private static final int USED_BYTES = 28;

  private final Path path;
  private final RandomAccessFile file;
  private long generation;
  private @Nullable Position position;

  /** Where the next frame begins: {@code offset} of segment {@code number}. */
  record Position(long number, long offset) {}

  CursorFile(Path path) throws IOException {
    this.path = path;
    this.file = new RandomAccessFile(path.toFile(), "rw");
    try {
      load();
    } catch (IOException e) {
      close();
      throw new IOException("can't read " + path + ": " + e, e);
    }
  }

  /** What was written last, or null when nothing was or nothing of it is intact. */
  @Nullable Position position() {
    return position;
  }

  void write(Position next) throws IOException {
    ByteBuffer slot = ByteBuffer.allocate(USED_BYTES);
    slot.putLong(generation + 1).putLong(next.number()).putLong(next.offset());
    slot.putInt(crc(slot.array()));
    try {
      file.seek(slotOf(generation + 1));
      file.write(slot.array());
    } catch (IOException e) {
      throw new IOException("can't write " + path + ": " + e, e);
    }
    generation++;
    position = next;
  }

  /** Makes the last write durable. */
  void sync() throws IOException {
    try {
      file.getFD().sync();
    } catch (IOException e) {
      throw new IOException("can't force " + path + " to disk: " + e, e);
    }
  }

  @Override
  public void close() {
    try {
      file.close();
    } catch (IOException onlyRepeats) {
      // a stale cursor repeats frames, which the store recognizes
    }
  }

  private void load() throws IOException {
    byte[] bytes = new byte[2 * SLOT_BYTES];
    if (file.length() != bytes.length) {
      // full size once, so that no later write needs space
      file.seek(0);
      file.write(bytes);
      file.setLength(bytes.length);
      return;
    }
    file.seek(0);
    file.readFully(bytes);
    take(Arrays.copyOfRange(bytes, 0, USED_BYTES));
    take(Arrays.copyOfRange(bytes, SLOT_BYTES, SLOT_BYTES + USED_BYTES));
  }

  private void take(byte[] slot) {
    ByteBuffer in = ByteBuffer.wrap(slot);
    if (in.getLong(0) > generation && in.getInt(USED_BYTES - 4) == crc(slot)) {
      generation = in.getLong(0);
      position = new Position(in.getLong(8), in.getLong(16));
    }
  }

  private static long slotOf(long generation) {
    return generation % 2 * SLOT_BYTES;
  }

  private static int crc(byte[] slot) {
    CRC32C crc = new CRC32C();
    crc.update(slot, 0, USED_BYTES - 4);
    return (int) crc.getValue();
  }
}
