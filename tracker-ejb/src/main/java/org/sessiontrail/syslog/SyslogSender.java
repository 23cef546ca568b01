package org.sessiontrail.syslog;

import java.io.Closeable;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSocketFactory;
import org.jspecify.annotations.Nullable;

/**
 * Sends syslog messages to a collector over TCP or TLS, octet-counted (RFC 6587, RFC 5425).
 *
 * <p>Syslog has no acknowledgements. What was written to a connection that then broke may or may
 * not have arrived: those messages are counted as doubtful and told; they are not sent again, but
 * the message whose writing failed is. A report can be sent again whole: each record has its index.
 * After {@link #end} without an exception the collector has read everything on the last connection.
 *
 * <p>Threads: one. Memory: one message. Blocks at most {@code attempts} times the time-out and the
 * pauses between.
 */
public final class SyslogSender implements SyslogTarget, Closeable {
  private static final int LONGEST_SHIFT = 10;
  private static final Logger LOG = System.getLogger(SyslogSender.class.getName());

  /**
   * What became of the messages so far.
   *
   * @param sent messages written to a connection
   * @param doubtful those of them whose connection broke before its end
   * @param connections connections there were
   */
  public record Delivery(long sent, long doubtful, long connections) {}

  /** Waits between two attempts. */
  @FunctionalInterface
  interface Pause {
    void millis(long millis) throws InterruptedException;
  }

  private final SyslogEndpoint to;
  private final @Nullable SSLSocketFactory tls;
  private final Pause pause;
  private @Nullable SyslogConnection connection;
  private long sent;
  private long doubtful;
  private long connections;

  /** Sends to {@code to}; TLS trusts what the JDK trusts. */
  public SyslogSender(SyslogEndpoint to) {
    this(to, null, TimeUnit.MILLISECONDS::sleep);
  }

  /** Sends to {@code to} with keys and trust of {@code tls}. */
  public SyslogSender(SyslogEndpoint to, SSLSocketFactory tls) {
    this(to, tls, TimeUnit.MILLISECONDS::sleep);
  }

  SyslogSender(SyslogEndpoint to, @Nullable SSLSocketFactory tls, Pause pause) {
    this.to = to;
    this.tls = tls;
    this.pause = pause;
  }

  /** What became of the messages so far. */
  public Delivery delivery() {
    return new Delivery(sent, doubtful, connections);
  }

  /**
   * Sends one message, on a new connection where the last one broke.
   *
   * @throws SyslogException TRK-0530 to TRK-0533, when every attempt failed
   */
  @Override
  public void send(byte[] message) throws IOException {
    byte[] frame = SyslogFile.Framing.OCTET_COUNTED.frame(message);
    for (int attempt = 1; ; attempt++) {
      try {
        connected().write(frame);
        sent++;
        return;
      } catch (IOException e) {
        String what = failure(e);
        drop(what);
        if (attempt >= to.attempts()) {
          throw new SyslogException(what + after(attempt), e);
        }
      }
      rest(attempt);
    }
  }

  /**
   * Ends the connection and waits until the collector has read everything.
   *
   * @throws SyslogException TRK-0534 when the collector does not end its side in time and order
   */
  @Override
  public void end() throws IOException {
    SyslogConnection open = connection;
    if (open == null) {
      return;
    }
    try {
      open.end();
      connection = null;
    } catch (IOException e) {
      String what = "TRK-0534 " + to + " did not confirm the end of the report: " + e.getMessage();
      drop(what);
      throw new SyslogException(what + after(1), e);
    }
  }

  /** Gives up the connection; without {@link #end} before, what was sent on it is in doubt. */
  @Override
  public void close() {
    SyslogConnection open = connection;
    if (open != null) {
      doubtful += open.messages();
      open.abandon();
      connection = null;
    }
  }

  private SyslogConnection connected() throws IOException {
    SyslogConnection open = connection;
    if (open == null) {
      open = SyslogConnection.open(to, tls);
      connection = open;
      connections++;
    }
    return open;
  }

  private String failure(IOException e) {
    SyslogConnection open = connection;
    if (open != null && open.isTooSlow()) {
      return "TRK-0532 " + to + " did not take a message within " + to.timeoutMillis() + " ms";
    }
    if (open != null) {
      return "TRK-0531 the connection to " + to + " broke: " + e.getMessage();
    }
    if (e instanceof SSLException) {
      return "TRK-0533 no TLS with " + to + ": " + e.getMessage();
    }
    return "TRK-0530 can't connect to " + to + ": " + e;
  }

  private void drop(String what) {
    SyslogConnection open = connection;
    if (open == null) {
      return;
    }
    long here = open.messages();
    close();
    LOG.log(Level.WARNING, "{0}; {1} messages sent on it may not have arrived", what, here);
  }

  private String after(int attempts) {
    return " (attempts: " + attempts + ", sent: " + sent + ", in doubt: " + doubtful + ")";
  }

  private void rest(int attempt) throws InterruptedIOException {
    try {
      pause.millis((long) to.pauseMillis() << Math.min(attempt - 1, LONGEST_SHIFT));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("interrupted while waiting for " + to);
    }
  }
}
