package org.sessiontrail.report;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;

/**
 * A report on its way out that remembers whether it was the way that failed, not what is written to
 * it.
 *
 * <p>Threads: one.
 */
public class ReportStream extends FilterOutputStream {
  private boolean failed;

  /** A report on its way to {@code out}. */
  public ReportStream(OutputStream out) {
    super(out);
  }

  /** Whether writing failed. */
  public final boolean failed() {
    return failed;
  }

  /** Remembers that the way out failed; returns {@code cause} to be thrown. */
  protected final IOException failing(IOException cause) {
    failed = true;
    return cause;
  }

  @Override
  public void write(int b) throws IOException {
    write(new byte[] {(byte) b}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int from, int count) throws IOException {
    try {
      out.write(bytes, from, count);
    } catch (IOException e) {
      throw failing(e);
    }
  }

  @Override
  public void flush() throws IOException {
    try {
      out.flush();
    } catch (IOException e) {
      throw failing(e);
    }
  }
}
