package org.sessiontrail.spool.segment;

import java.nio.ByteBuffer;
import java.util.zip.CRC32C;

/**
 * One payload as it lies in a segment.
 *
 * <pre>
 *   0        4        8
 *   | length | CRC32C | payload ... |
 *     int >0   int      length bytes          big endian
 * </pre>
 *
 * The CRC is over segment number, offset of the frame, length and payload. Files are used again,
 * and after a loss of power may hold frames of an earlier use: these fail by number or offset
 * though they were intact once. A negative length is a blank, see {@link Blanks}.
 */
final class Frame {
  /** Bytes before the payload. */
  static final int HEADER_BYTES = 8;

  /** A length of zero: nothing follows. */
  static final int END_BYTES = 4;

  private Frame() {}

  /**
   * The check of a blank at {@code offset} of segment {@code number}; {@code length} is negative.
   */
  static int blankCrc(long number, long offset, int length) {
    CRC32C crc = new CRC32C();
    crc.update(place(number, offset, length));
    return (int) crc.getValue();
  }

  /** The check of {@code payload} as frame at {@code offset} of segment {@code number}. */
  static int crc(long number, long offset, byte[] payload) {
    CRC32C crc = new CRC32C();
    crc.update(place(number, offset, payload.length));
    crc.update(payload);
    return (int) crc.getValue();
  }

  private static byte[] place(long number, long offset, int length) {
    ByteBuffer place = ByteBuffer.allocate(20);
    return place.putLong(number).putLong(offset).putInt(length).array();
  }

  /** The bytes that a payload of {@code length} takes in a segment. */
  static long size(int length) {
    return (long) HEADER_BYTES + length;
  }
}
