package org.sessiontrail.report.bundle;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The files of a bundle that is a zip file. Reads what the directory at the end says, makes the
 * {@link ZipForm} of it, and compares: any other byte is a problem. Nothing is ever unpacked to a
 * disk, and since nothing is compressed no file is larger than it looks.
 */
final class ZipFiles implements BundleFiles {
  private static final Pattern NAME =
      Pattern.compile("[A-Za-z0-9_-][A-Za-z0-9._-]*(/[A-Za-z0-9_-][A-Za-z0-9._-]*)*");
  private static final int MAX_NAME = 200;
  private static final int MAX_PROBLEMS = 20;
  private static final int MAX_EXTRA = 28;
  private static final long MAX32 = 0xFFFF_FFFFL;

  private final FileChannel channel;
  private final long length;
  private final Map<String, ZipForm.Entry> entries = new LinkedHashMap<>();
  private final List<String> problems = new ArrayList<>();

  ZipFiles(Path file) throws IOException {
    this.channel = FileChannel.open(file);
    this.length = channel.size();
    try {
      directory();
    } catch (IOException | RuntimeException e) {
      problem("The zip file is cut off or damaged, and can't be read.");
    }
  }

  @Override
  public Set<String> names() {
    return entries.keySet();
  }

  @Override
  public long size(String name) {
    return entry(name).size();
  }

  @Override
  public InputStream open(String name) {
    ZipForm.Entry entry = entry(name);
    return new BufferedInputStream(new Region(entry.dataOffset(), entry.size()), 1 << 16);
  }

  @Override
  public List<String> problems() {
    return problems;
  }

  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException e) {
      // it was only read
    }
  }

  private ZipForm.Entry entry(String name) {
    return Objects.requireNonNull(entries.get(name));
  }

  private void directory() throws IOException {
    ByteBuffer end = ZipForm.over(read(length - ZipForm.END, ZipForm.END));
    long count = end.getShort(10) & 0xFFFF;
    long size = end.getInt(12) & MAX32;
    long from = end.getInt(16) & MAX32;
    if (count == 0xFFFF || size == MAX32 || from == MAX32) {
      ByteBuffer large = ZipForm.over(read(length - ZipForm.END - ZipForm.END64, ZipForm.END64));
      count = large.getLong(32);
      size = large.getLong(40);
      from = large.getLong(48);
    }
    byte[] wanted = ZipForm.end(count, from, size);
    boolean isPlain =
        count >= 0
            && count <= MAX_FILES
            && from >= 0
            && size >= 0
            && from + size + wanted.length == length
            && Arrays.equals(read(from + size, wanted.length), wanted);
    if (!isPlain) {
      problem(
          "The end of the zip file is not as this product writes it: it was packed by something"
              + " else, or changed. Unpack it and verify the directory.");
      return;
    }
    entries(from, from + size, count);
  }

  private void entries(long from, long to, long count) throws IOException {
    long at = from;
    long data = 0;
    for (long i = 0; i < count; i++) {
      ByteBuffer head = ZipForm.over(read(at, ZipForm.CENTRAL));
      int nameLength = head.getShort(28) & 0xFFFF;
      int extraLength = head.getShort(30) & 0xFFFF;
      if (nameLength == 0 || nameLength > MAX_NAME || extraLength > MAX_EXTRA) {
        problem("The directory of the zip file is damaged.");
        return;
      }
      byte[] whole = read(at, ZipForm.CENTRAL + nameLength + extraLength);
      ZipForm.Entry entry = entry(ZipForm.over(whole), nameLength, extraLength);
      if (!isPlain(entry, whole, data)) {
        problem(
            "The file \""
                + DirectoryFiles.shown(entry.name())
                + "\" is not stored as it should be.");
        return;
      }
      if (entries.put(entry.name(), entry) != null) {
        problem("The file \"" + entry.name() + "\" is in the zip file twice.");
      }
      data = entry.dataOffset() + entry.size();
      at += whole.length;
    }
    if (at != to || data != from) {
      problem("There are bytes in the zip file that belong to no file.");
    }
  }

  private static ZipForm.Entry entry(ByteBuffer head, int nameLength, int extraLength) {
    byte[] name = new byte[nameLength];
    head.get(ZipForm.CENTRAL, name);
    long size = head.getInt(24) & MAX32;
    long offset = head.getInt(42) & MAX32;
    int extra = ZipForm.CENTRAL + nameLength + 4;
    if (size == MAX32 && extraLength >= 20) {
      size = head.getLong(extra);
      extra += 16;
    }
    if (offset == MAX32 && extraLength >= 12) {
      offset = head.getLong(extra);
    }
    return new ZipForm.Entry(
        new String(name, StandardCharsets.ISO_8859_1), head.getInt(16), size, offset);
  }

  private boolean isPlain(ZipForm.Entry entry, byte[] central, long offset) throws IOException {
    if (!NAME.matcher(entry.name()).matches()
        || entry.offset() != offset
        || entry.size() < 0
        || entry.size() > length
        || !Arrays.equals(central, ZipForm.central(entry))) {
      return false;
    }
    byte[] local = ZipForm.local(entry);
    return Arrays.equals(local, read(offset, local.length));
  }

  private byte[] read(long from, int count) throws IOException {
    byte[] bytes = new byte[count];
    ByteBuffer out = ByteBuffer.wrap(bytes);
    while (out.hasRemaining()) {
      if (from < 0 || channel.read(out, from + out.position()) < 0) {
        throw new IOException("cut off");
      }
    }
    return bytes;
  }

  private void problem(String sentence) {
    if (problems.size() < MAX_PROBLEMS) {
      problems.add(sentence);
    }
  }

  /** A part of the file. */
  private final class Region extends InputStream {
    private long at;
    private long left;

    Region(long from, long size) {
      this.at = from;
      this.left = size;
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] to, int from, int count) throws IOException {
      if (left == 0) {
        return -1;
      }
      int most = (int) Math.min(count, left);
      int read = channel.read(ByteBuffer.wrap(to, from, most), at);
      if (read < 0) {
        throw new IOException("the zip file is cut off");
      }
      at += read;
      left -= read;
      return read;
    }
  }
}
