package org.sessiontrail.report.bundle;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/** Lines as bytes, of a bounded length. */
final class LineReader implements AutoCloseable {
  /** Longer than any line of a bundle. */
  static final int MAX = 1 << 20;

  private final InputStream in;
  private final byte[] page = new byte[1 << 16];
  private int at;
  private int end;
  private boolean tooLong;
  private boolean cut;

  LineReader(InputStream in) {
    this.in = in;
  }

  /** The next line without its line feed; null at the end, and after a line that is too long. */
  byte @Nullable [] next() throws IOException {
    ByteArrayOutputStream before = null;
    while (!tooLong) {
      if (at == end && !fill()) {
        cut = before != null;
        return before == null ? null : before.toByteArray();
      }
      int from = at;
      while (at < end && page[at] != '\n') {
        at++;
      }
      if (at < end) {
        byte[] line = line(before, from);
        at++;
        return line;
      }
      if (before == null) {
        before = new ByteArrayOutputStream();
      }
      before.write(page, from, at - from);
      tooLong = before.size() > MAX;
    }
    return null;
  }

  /** Whether reading ended at a line that is too long, or without a last line feed. */
  boolean isDamaged() {
    return tooLong || cut;
  }

  @Override
  public void close() {
    try {
      in.close();
    } catch (IOException e) {
      // it was only read
    }
  }

  private byte[] line(@Nullable ByteArrayOutputStream before, int from) {
    if (before == null) {
      return java.util.Arrays.copyOfRange(page, from, at);
    }
    before.write(page, from, at - from);
    return before.toByteArray();
  }

  private boolean fill() throws IOException {
    end = Math.max(0, in.read(page, 0, page.length));
    at = 0;
    return end > 0;
  }
}
