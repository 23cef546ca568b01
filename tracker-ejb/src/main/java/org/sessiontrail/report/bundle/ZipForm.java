package org.sessiontrail.report.bundle;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/**
 * The one form in which a bundle's zip file is written: files stored without compression, no times,
 * no comments, nothing between them. So every byte of it is known beforehand and none can be
 * changed unseen.
 */
final class ZipForm {
  /** Length of the record at the end of the file. */
  static final int END = 22;

  /** Length of the two records before it when numbers do not fit there. */
  static final int END64 = 56 + 20;

  /** Length of a central header without its name. */
  static final int CENTRAL = 46;

  private static final int LOCAL = 30;
  private static final long MAX32 = 0xFFFF_FFFFL;
  private static final int MAX16 = 0xFFFF;
  private static final short PLAIN_VERSION = 10;
  private static final short LARGE_VERSION = 45;
  private static final short FIRST_OF_1980 = 0x21;

  private ZipForm() {}

  /** One file: its name, checksum, length, and where its local header begins. */
  record Entry(String name, int crc, long size, long offset) {
    /** Where its bytes begin. */
    long dataOffset() {
      return offset + LOCAL + name.length() + (isLarge() ? 20 : 0);
    }

    boolean isLarge() {
      return size >= MAX32;
    }

    private boolean isFar() {
      return offset >= MAX32;
    }
  }

  /** The header before a file's bytes. */
  static byte[] local(Entry entry) {
    byte[] bytes = new byte[LOCAL + entry.name().length() + (entry.isLarge() ? 20 : 0)];
    ByteBuffer out = over(bytes);
    out.putInt(0x04034b50);
    common(out, entry, entry.isLarge());
    out.putShort((short) (entry.isLarge() ? 20 : 0));
    out.put(ascii(entry.name()));
    if (entry.isLarge()) {
      out.putShort((short) 1).putShort((short) 16).putLong(entry.size()).putLong(entry.size());
    }
    return bytes;
  }

  /** The header in the directory at the end. */
  static byte[] central(Entry entry) {
    int extra = (entry.isLarge() ? 16 : 0) + (entry.isFar() ? 8 : 0);
    int extraLength = extra == 0 ? 0 : 4 + extra;
    byte[] bytes = new byte[CENTRAL + entry.name().length() + extraLength];
    ByteBuffer out = over(bytes);
    boolean large = extra > 0;
    out.putInt(0x02014b50).putShort(large ? LARGE_VERSION : PLAIN_VERSION);
    common(out, entry, large);
    out.putShort((short) extraLength).putShort((short) 0).putShort((short) 0).putShort((short) 0);
    out.putInt(0).putInt((int) Math.min(entry.offset(), MAX32));
    out.put(ascii(entry.name()));
    if (extra > 0) {
      out.putShort((short) 1).putShort((short) extra);
    }
    if (entry.isLarge()) {
      out.putLong(entry.size()).putLong(entry.size());
    }
    if (entry.isFar()) {
      out.putLong(entry.offset());
    }
    return bytes;
  }

  /** What follows the directory of {@code count} entries, {@code [from, from + length)}. */
  static byte[] end(long count, long from, long length) {
    boolean large = count >= MAX16 || from >= MAX32 || length >= MAX32;
    byte[] bytes = new byte[END + (large ? END64 : 0)];
    ByteBuffer out = over(bytes);
    if (large) {
      out.putInt(0x06064b50).putLong(44).putShort(LARGE_VERSION).putShort(LARGE_VERSION);
      out.putInt(0).putInt(0).putLong(count).putLong(count).putLong(length).putLong(from);
      out.putInt(0x07064b50).putInt(0).putLong(from + length).putInt(1);
    }
    short shortCount = (short) Math.min(count, MAX16);
    out.putInt(0x06054b50).putShort((short) 0).putShort((short) 0);
    out.putShort(shortCount).putShort(shortCount);
    out.putInt((int) Math.min(length, MAX32)).putInt((int) Math.min(from, MAX32));
    out.putShort((short) 0);
    return bytes;
  }

  /** Version, method, time, sizes and length of the name: the same in both headers. */
  private static void common(ByteBuffer out, Entry entry, boolean large) {
    int size = (int) Math.min(entry.size(), MAX32);
    out.putShort(large ? LARGE_VERSION : PLAIN_VERSION).putShort((short) 0).putShort((short) 0);
    out.putShort((short) 0).putShort(FIRST_OF_1980);
    out.putInt(entry.crc()).putInt(size).putInt(size);
    out.putShort((short) entry.name().length());
  }

  /** Reads and writes {@code bytes} as the zip format has numbers. */
  static ByteBuffer over(byte[] bytes) {
    return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }

  private static byte[] ascii(String name) {
    return name.getBytes(StandardCharsets.US_ASCII);
  }
}
