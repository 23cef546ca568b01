package org.sessiontrail.spool.segment;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;

/**
 * Overwrites with zeros what nobody needs any more, since frames hold personal values. Only of what
 * lies before a cursor that is on disk.
 *
 * <p>A segment that goes on begins with blank frames in the place of those that went, so that a
 * reader finds the rest whose cursor is lost or older than it should be:
 *
 * <pre>
 *   | header | −bytes | CRC32C | zeros ...   | frame | frame | ...
 *              int      int      bytes − 8     ▲ cursor
 * </pre>
 *
 * <p>Threads: the one that reads the log.
 */
final class Blanks {
  private static final int CHUNK_BYTES = 1 << 16;
  private static final byte[] ZEROS = new byte[CHUNK_BYTES];

  private final Disk disk;

  Blanks(Disk disk) {
    this.disk = disk;
  }

  /**
   * Leaves of a drained segment only its header; on disk when this returns. Reads first: most of a
   * segment that a quiet process leaves is zeros already.
   */
  void all(Path file, long bytes) throws IOException {
    byte[] found = new byte[CHUNK_BYTES];
    try (RandomAccessFile in = new RandomAccessFile(file.toFile(), "r");
        Disk.LogFile out = disk.open(file, StandardOpenOption.WRITE)) {
      in.seek(SegmentHeader.BYTES);
      for (long at = SegmentHeader.BYTES; at < bytes; at += CHUNK_BYTES) {
        int count = (int) Math.min(CHUNK_BYTES, bytes - at);
        in.readFully(found, 0, count);
        if (!Arrays.equals(found, 0, count, ZEROS, 0, count)) {
          zeros(out, at, at + count);
        }
      }
      out.force();
    }
  }

  /**
   * Puts a blank frame in the place of the frames from {@code from} to {@code to}; on disk when
   * this returns. The head goes first: what it spans need not be read.
   */
  void frames(Segment segment, long from, long to) throws IOException {
    int length = (int) (from - to);
    ByteBuffer head = ByteBuffer.allocate(Frame.HEADER_BYTES);
    head.putInt(length).putInt(Frame.blankCrc(segment.number, from, length)).flip();
    try (Disk.LogFile out = disk.open(segment.file, StandardOpenOption.WRITE)) {
      out.write(head, from);
      zeros(out, from + Frame.HEADER_BYTES, to);
      out.force();
    }
  }

  private static void zeros(Disk.LogFile out, long from, long to) throws IOException {
    for (long at = from; at < to; at += CHUNK_BYTES) {
      out.write(ByteBuffer.wrap(ZEROS, 0, (int) Math.min(CHUNK_BYTES, to - at)), at);
    }
  }
}
