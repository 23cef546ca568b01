package org.sessiontrail.intake;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The lines of a log, one after the other, with their numbers. Takes any bytes: what is no UTF-8
 * becomes U+FFFD, of a line that is too long the beginning is kept. A stream that breaks off ends
 * the lines; {@link #broken} says why.
 *
 * <p>One thread.
 */
final class LineSource implements AutoCloseable {
  /** Most bytes of a line. */
  static final int LONGEST_LINE = 1 << 16;

  /** How much of the beginning is looked at to know the log again. */
  static final int HEAD_BYTES = 1 << 16;

  private static final int BUFFER_BYTES = 1 << 18;

  private final InputStream in;
  private final MessageDigest digest = sha256();
  private byte[] buffer = new byte[BUFFER_BYTES];
  private int at;
  private int end;
  private boolean over;
  private long bytes;
  private long number;
  private boolean terminated;
  private boolean tooLong;
  private @Nullable String broken;

  LineSource(InputStream in) {
    this.in = in;
  }

  /** The hash of the first {@code length} bytes, in hexadecimal; null when there are fewer. */
  static @Nullable String hashOf(InputStream in, long length) throws IOException {
    MessageDigest digest = sha256();
    byte[] block = new byte[HEAD_BYTES];
    long left = length;
    while (left > 0) {
      int read = in.read(block, 0, (int) Math.min(block.length, left));
      if (read < 0) {
        return null;
      }
      digest.update(block, 0, read);
      left -= read;
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  /** The beginning, up to {@value #HEAD_BYTES} bytes; before the first {@link #next}. */
  byte[] head() {
    while (!over && end < HEAD_BYTES) {
      fill();
    }
    return java.util.Arrays.copyOf(buffer, Math.min(end, HEAD_BYTES));
  }

  /** Some of the first lines, whole ones; before the first {@link #next}. */
  List<String> firstLines(int most) {
    byte[] head = head();
    List<String> out = new ArrayList<>();
    int from = 0;
    for (int i = 0; i < head.length && out.size() < most; i++) {
      if (head[i] == '\n') {
        out.add(text(head, from, i));
        from = i + 1;
      }
    }
    if (out.size() < most && from < head.length && over) {
      out.add(text(head, from, head.length));
    }
    return out;
  }

  /** The next line without its end, or null when there is none. */
  @Nullable String next() {
    int from = at;
    int look = at;
    while (true) {
      while (look < end && buffer[look] != '\n') {
        look++;
      }
      if (look < end) {
        terminated = true;
        at = look + 1;
        return line(from, look);
      }
      if (over) {
        terminated = false;
        at = end;
        return from == end || broken != null ? null : line(from, end);
      }
      if (look - from > LONGEST_LINE) {
        return cut(from);
      }
      fill();
      look -= from - at; // the rest was moved to the front
      from = at;
    }
  }

  private String line(int from, int to) {
    number++;
    tooLong = to - from > LONGEST_LINE;
    return text(buffer, from, tooLong ? from + LONGEST_LINE : to);
  }

  /** The beginning of a line that is too long; passes over the rest. */
  private String cut(int from) {
    String beginning = text(buffer, from, from + LONGEST_LINE);
    at = end;
    while (true) {
      while (at < end && buffer[at] != '\n') {
        at++;
      }
      if (at < end || over) {
        terminated = at < end;
        at = Math.min(end, at + 1);
        number++;
        tooLong = true;
        return beginning;
      }
      fill();
    }
  }

  /** Reads more; what was not given out yet lies at the front then. */
  private void fill() {
    System.arraycopy(buffer, at, buffer, 0, end - at);
    end -= at;
    at = 0;
    if (end == buffer.length) {
      buffer = java.util.Arrays.copyOf(buffer, 2 * buffer.length);
    }
    try {
      int read = in.read(buffer, end, buffer.length - end);
      over = read < 0;
      if (read > 0) {
        digest.update(buffer, end, read);
        bytes += read;
        end += read;
      }
    } catch (IOException e) {
      over = true;
      broken = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
    }
  }

  private static String text(byte[] bytes, int from, int to) {
    int last = to > from && bytes[to - 1] == '\r' ? to - 1 : to;
    return new String(bytes, from, last - from, StandardCharsets.UTF_8);
  }

  /** Number of the line that was given last, from 1. */
  long number() {
    return number;
  }

  /** Whether that line had an end. */
  boolean terminated() {
    return terminated;
  }

  /** Whether it was cut. */
  boolean tooLong() {
    return tooLong;
  }

  /** Why the lines ended before the log did, or null. */
  @Nullable String broken() {
    return broken;
  }

  /** Bytes read so far. */
  long bytes() {
    return bytes;
  }

  /** The hash of all bytes, in hexadecimal; once, when there are no more lines. */
  String hash() {
    return HexFormat.of().formatHex(digest.digest());
  }

  @Override
  public void close() throws IOException {
    in.close();
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
