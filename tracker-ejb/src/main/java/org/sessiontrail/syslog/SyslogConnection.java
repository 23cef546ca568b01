package org.sessiontrail.syslog;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;
import org.jspecify.annotations.Nullable;

/**
 * One connection to a collector. Collectors never answer, so a daemon thread waits for the end of
 * the connection: it notices a collector that goes away, ends a write that takes too long, and
 * after our own end it sees that the collector has read everything.
 *
 * <p>Threads: one writes, the watch has its own.
 */
final class SyslogConnection implements Runnable {
  private static final int WATCH_MILLIS = 100;

  private final Socket raw;
  private final Socket socket;
  private final OutputStream out;
  private final long timeoutNanos;
  private final CountDownLatch over = new CountDownLatch(1);
  private volatile long writeBeganNanos;
  private volatile boolean writing;
  private volatile boolean tooSlow;
  private volatile @Nullable IOException broken;
  private long messages;

  private SyslogConnection(Socket raw, Socket socket, int timeoutMillis) throws IOException {
    this.raw = raw;
    this.socket = socket;
    this.out = socket.getOutputStream();
    this.timeoutNanos = TimeUnit.MILLISECONDS.toNanos(timeoutMillis);
    socket.setSoTimeout(WATCH_MILLIS);
  }

  /** Connects, and for TLS shakes hands and checks the name in the certificate. */
  static SyslogConnection open(SyslogEndpoint to, @Nullable SSLSocketFactory tls)
      throws IOException {
    Socket raw = new Socket();
    try {
      raw.connect(new InetSocketAddress(to.host(), to.port()), to.timeoutMillis());
      raw.setKeepAlive(true);
      raw.setSoTimeout(to.timeoutMillis());
      Socket socket = to.tls() ? shakeHands(raw, to, tls) : raw;
      SyslogConnection connection = new SyslogConnection(raw, socket, to.timeoutMillis());
      Thread watch = new Thread(connection, "sessiontrail-syslog-watch");
      watch.setDaemon(true);
      watch.start();
      return connection;
    } catch (IOException e) {
      raw.close();
      throw e;
    }
  }

  private static Socket shakeHands(Socket raw, SyslogEndpoint to, @Nullable SSLSocketFactory tls)
      throws IOException {
    SSLSocketFactory sockets = tls == null ? (SSLSocketFactory) SSLSocketFactory.getDefault() : tls;
    SSLSocket socket = (SSLSocket) sockets.createSocket(raw, to.host(), to.port(), true);
    SSLParameters parameters = socket.getSSLParameters();
    parameters.setEndpointIdentificationAlgorithm("HTTPS");
    socket.setSSLParameters(parameters);
    socket.startHandshake();
    return socket;
  }

  /** Messages written here so far; how many of them were read is not known before the end. */
  long messages() {
    return messages;
  }

  /** Whether the last failure was that the collector did not take a message in time. */
  boolean isTooSlow() {
    return tooSlow;
  }

  void write(byte[] frame) throws IOException {
    if (over.getCount() == 0) {
      IOException cause = broken;
      throw cause == null ? new IOException("the collector closed the connection") : cause;
    }
    writeBeganNanos = System.nanoTime();
    writing = true;
    try {
      out.write(frame);
      out.flush();
      messages++;
    } finally {
      writing = false;
    }
  }

  /**
   * Ends our side and waits for the collector's end, which comes after it has read everything.
   *
   * @throws IOException when that end did not come in time, or was not in order
   */
  void end() throws IOException {
    try {
      socket.shutdownOutput();
      if (!over.await(timeoutNanos, TimeUnit.NANOSECONDS)) {
        throw new SocketTimeoutException("no end from the collector");
      }
      IOException cause = broken;
      if (cause != null) {
        throw cause;
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("interrupted while waiting for the collector's end");
    } finally {
      abandon();
    }
  }

  /** Closes at once; never waits for a write in progress, as closing TLS would. */
  void abandon() {
    try {
      raw.close();
    } catch (IOException e) {
      broken = e; // nothing left to do with it
    }
  }

  @Override
  public void run() {
    try {
      InputStream in = socket.getInputStream();
      byte[] ignored = new byte[256];
      int got = 0;
      while (got >= 0) {
        got = readOrCheck(in, ignored);
      }
    } catch (IOException e) {
      broken = e;
    } finally {
      over.countDown();
    }
  }

  private int readOrCheck(InputStream in, byte[] ignored) throws IOException {
    try {
      return in.read(ignored);
    } catch (SocketTimeoutException e) {
      if (writing && System.nanoTime() - writeBeganNanos > timeoutNanos) {
        tooSlow = true;
        abandon();
        throw new SocketTimeoutException("the collector does not read");
      }
      return 0;
    }
  }
}
