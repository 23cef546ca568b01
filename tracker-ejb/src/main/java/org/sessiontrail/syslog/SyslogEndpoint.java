package org.sessiontrail.syslog;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A collector, and how patient to be with it.
 *
 * @param host its name or address
 * @param port its TCP port
 * @param tls whether to speak TLS and check that its certificate is for {@code host}
 * @param timeoutMillis how long connecting, the handshake, one message or the end may take
 * @param attempts how often one message is tried, each time on a new connection
 * @param pauseMillis the pause before the second try, twice as long before each further one
 */
public record SyslogEndpoint(
    String host, int port, boolean tls, int timeoutMillis, int attempts, int pauseMillis) {
  /** The port that IANA gives to syslog over TLS. */
  public static final int TLS_PORT = 6514;

  private static final Pattern ADDRESS =
      Pattern.compile("(?:\\[([0-9A-Fa-f:.%]+)]|([^:\\s]+))(?::(\\d{1,5}))?");
  private static final int TIMEOUT_MILLIS = 10_000;
  private static final int ATTEMPTS = 5;
  private static final int PAUSE_MILLIS = 500;

  /**
   * Checks the numbers.
   *
   * @throws IllegalArgumentException when one is out of its range
   */
  public SyslogEndpoint {
    if (host.isBlank() || port < 1 || port > 65_535) {
      throw new IllegalArgumentException("no collector: \"" + host + "\" port " + port);
    }
    if (timeoutMillis < 1 || attempts < 1 || pauseMillis < 0) {
      throw new IllegalArgumentException("time-out and attempts must be positive");
    }
  }

  /** A collector with ten seconds for everything and five attempts, 7.5 s of pauses in all. */
  public static SyslogEndpoint of(String host, int port, boolean tls) {
    return new SyslogEndpoint(host, port, tls, TIMEOUT_MILLIS, ATTEMPTS, PAUSE_MILLIS);
  }

  /**
   * The collector at {@code host:port}, an IPv6 address in brackets; with TLS the port may be left
   * out.
   *
   * @throws IllegalArgumentException when it is no such address
   */
  public static SyslogEndpoint parse(String address, boolean tls) {
    Matcher matcher = ADDRESS.matcher(address);
    if (!matcher.matches() || (matcher.group(3) == null && !tls)) {
      throw new IllegalArgumentException("\"" + address + "\" is no HOST:PORT");
    }
    String host = matcher.group(1) == null ? matcher.group(2) : matcher.group(1);
    String port = matcher.group(3);
    return of(host, port == null ? TLS_PORT : Integer.parseInt(port), tls);
  }

  /** This collector, each message tried so often. */
  public SyslogEndpoint tried(int times) {
    return new SyslogEndpoint(host, port, tls, timeoutMillis, times, pauseMillis);
  }

  /** This collector, asked once for so long at most. */
  public SyslogEndpoint once(int millis) {
    return new SyslogEndpoint(host, port, tls, millis, 1, 0);
  }

  @Override
  public String toString() {
    return (tls ? "tls://" : "tcp://") + host + ":" + port;
  }
}
