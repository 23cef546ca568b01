package org.sessiontrail.report;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * A report on its way out that remembers whether it was the way that failed, not what is written to
 * it, and that hashes what goes by.
 *
 * <p>Threads: one.
 */
public class ReportStream extends FilterOutputStream {
  private final MessageDigest digest;
  private boolean failed;

  /** A report on its way to {@code out}. */
  public ReportStream(OutputStream out) {
    super(out);
    try {
      digest = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  /** Whether writing failed. */
  public final boolean failed() {
    return failed;
  }

  /** SHA-256 of all that was written, hexadecimal; to be asked once, when nothing follows. */
  public final String sha256() {
    return HexFormat.of().formatHex(digest.digest());
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
      digest.update(bytes, from, count);
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
