package org.sessiontrail.syslog;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Syslog messages in a file, told apart as RFC 6587 tells them apart on a connection.
 *
 * <p>Threads: one.
 */
public final class SyslogFile implements SyslogTarget {
  /** How messages are told apart. */
  public enum Framing {
    /** A newline behind each; no message contains one. */
    LINES,
    /** The number of its bytes and a space before each. */
    OCTET_COUNTED;

    /** {@code message} framed. */
    byte[] frame(byte[] message) {
      if (this == LINES) {
        byte[] line = Arrays.copyOf(message, message.length + 1);
        line[message.length] = '\n';
        return line;
      }
      byte[] count = (message.length + " ").getBytes(StandardCharsets.US_ASCII);
      byte[] frame = Arrays.copyOf(count, count.length + message.length);
      System.arraycopy(message, 0, frame, count.length, message.length);
      return frame;
    }
  }

  private final OutputStream out;
  private final Framing framing;

  /** Writes to {@code out}, which the caller closes. */
  public SyslogFile(OutputStream out, Framing framing) {
    this.out = new BufferedOutputStream(out, 1 << 14);
    this.framing = framing;
  }

  @Override
  public void send(byte[] message) throws IOException {
    out.write(framing.frame(message));
  }

  @Override
  public void end() throws IOException {
    out.flush();
  }
}
