package org.sessiontrail.spool.segment;

import java.nio.ByteBuffer;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/**
 * What a segment says of itself in its first bytes.
 *
 * @param version of the layout
 * @param number of the segment, also in its name
 * @param createdMillis wall clock, for people who look
 * @param previous number of the segment written before, 0 for none
 * @param previousEnd where the frames of that one ended; tells a zeroed page in its middle from its
 *     end, and leaves out what a failed force left behind
 */
record SegmentHeader(
    int version, long number, long createdMillis, long previous, long previousEnd) {
  static final int BYTES = 64;
  static final int VERSION = 1;

  private static final int MAGIC = 0x53545347;
  private static final int CRC_AT = 40;

  /** The header, then the end mark of a segment without frames. */
  ByteBuffer encode() {
    ByteBuffer out = ByteBuffer.allocateDirect(BYTES + Frame.END_BYTES);
    out.putInt(MAGIC).putInt(version).putLong(number).putLong(createdMillis);
    out.putLong(previous).putLong(previousEnd);
    return out.putInt(crc(out)).rewind();
  }

  /** The header in {@code bytes}, or null when these are not an intact one. */
  static @Nullable SegmentHeader decode(byte[] bytes) {
    ByteBuffer in = ByteBuffer.wrap(bytes);
    if (bytes.length < BYTES || in.getInt(0) != MAGIC || in.getInt(CRC_AT) != crc(in)) {
      return null;
    }
    return new SegmentHeader(
        in.getInt(4), in.getLong(8), in.getLong(16), in.getLong(24), in.getLong(32));
  }

  private static int crc(ByteBuffer header) {
    CRC32C crc = new CRC32C();
    crc.update(header.duplicate().position(0).limit(CRC_AT));
    return (int) crc.getValue();
  }
}
