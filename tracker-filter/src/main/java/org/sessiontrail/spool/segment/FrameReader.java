package org.sessiontrail.spool.segment;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Reads the frames of one segment. Buffers ahead, but never past the limit it is given: bytes
 * beyond may still change. A {@link RandomAccessFile} because, unlike a channel, it stays open when
 * the thread that reads is interrupted.
 *
 * <p>One thread at a time.
 */
final class FrameReader implements AutoCloseable {
  private static final int WINDOW_BYTES = 1 << 16;

  private final Path path;
  private final long number;
  private final RandomAccessFile file;
  private final byte[] window = new byte[WINDOW_BYTES];
  private long windowAt;
  private int windowBytes;

  FrameReader(Path path, long number) throws IOException {
    this.path = path;
    this.number = number;
    this.file = new RandomAccessFile(path.toFile(), "r");
  }

  /** The segment's header, or null when damaged. */
  @Nullable SegmentHeader header() throws IOException {
    byte[] bytes = new byte[SegmentHeader.BYTES];
    return read(0, bytes, file.length()) ? SegmentHeader.decode(bytes) : null;
  }

  /** The payload of the frame at {@code offset}, or null when there is no intact one. */
  byte @Nullable [] frame(long offset, long limit) throws IOException {
    byte[] head = new byte[Frame.HEADER_BYTES];
    if (!read(offset, head, limit)) {
      return null;
    }
    int length = ByteBuffer.wrap(head).getInt(0);
    if (length <= 0 || offset + Frame.size(length) > limit) {
      return null;
    }
    byte[] payload = new byte[length];
    boolean whole = read(offset + Frame.HEADER_BYTES, payload, limit);
    int crc = ByteBuffer.wrap(head).getInt(4);
    return whole && crc == Frame.crc(number, offset, payload) ? payload : null;
  }

  /** Where the blanks end that the frames begin with; where frames begin when there are none. */
  long pastBlanks(long limit) throws IOException {
    long at = SegmentHeader.BYTES;
    byte[] head = new byte[Frame.HEADER_BYTES];
    while (read(at, head, limit)) {
      ByteBuffer in = ByteBuffer.wrap(head);
      int length = in.getInt(0);
      boolean blank = length < 0 && in.getInt(4) == Frame.blankCrc(number, at, length);
      if (!blank || at - length > limit) {
        return at;
      }
      at -= length;
    }
    return at;
  }

  /** Whether an end mark stands at {@code offset}. */
  boolean endsAt(long offset) throws IOException {
    byte[] mark = new byte[Frame.END_BYTES];
    return read(offset, mark, file.length()) && ByteBuffer.wrap(mark).getInt(0) == 0;
  }

  /** One past the last byte from {@code offset} on that is not zero. */
  long lastUsed(long offset) throws IOException {
    long last = offset;
    byte[] one = new byte[1];
    long length = file.length();
    for (long at = offset; at < length && read(at, one, length); at++) {
      last = one[0] == 0 ? last : at + 1;
    }
    return last;
  }

  @Override
  public void close() {
    try {
      file.close();
    } catch (IOException onlyRead) {
      // nothing was written
    }
  }

  /** Fills {@code into} from {@code offset}; false when the file or the limit ends before. */
  private boolean read(long offset, byte[] into, long limit) throws IOException {
    if (offset + into.length > limit) {
      return false;
    }
    int done = 0;
    while (done < into.length) {
      long at = offset + done;
      if (at < windowAt || at >= windowAt + windowBytes) {
        fill(at, limit);
        if (windowBytes <= 0) {
          return false;
        }
      }
      int from = (int) (at - windowAt);
      int count = Math.min(into.length - done, windowBytes - from);
      System.arraycopy(window, from, into, done, count);
      done += count;
    }
    return true;
  }

  private void fill(long at, long limit) throws IOException {
    windowAt = at;
    windowBytes = 0;
    try {
      file.seek(at);
      windowBytes = Math.max(0, file.read(window, 0, (int) Math.min(WINDOW_BYTES, limit - at)));
    } catch (IOException e) {
      throw new IOException("can't read " + path + ": " + e, e);
    }
  }
}
