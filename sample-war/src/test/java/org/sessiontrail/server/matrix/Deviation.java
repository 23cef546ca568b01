package org.sessiontrail.server.matrix;

import org.jspecify.annotations.Nullable;

/**
 * A case of the contract that a server does not let us keep. It is shown in the table of servers as
 * a limit, and it is tested too: the day the server does better, the deviation fails.
 *
 * @param test method of the contract; for some of its invocations alone, followed by a colon and a
 *     part of their names
 * @param limit what a user gets instead, a few words for the table
 * @param reason why, for whoever wants to know more
 * @param instead what holds on this server, for cases of the capture alone; null where it is enough
 *     that the case fails
 */
public record Deviation(String test, String limit, String reason, @Nullable Check instead) {
  /** A case that fails with an assertion. */
  static Deviation fails(String test, String limit, String reason) {
    return new Deviation(test, limit, reason, null);
  }

  /** A case for which {@code instead} holds. */
  static Deviation instead(String test, String limit, String reason, Check instead) {
    return new Deviation(test, limit, reason, instead);
  }

  /** Whether the invocation {@code shown} of {@code method} is meant. */
  boolean covers(String method, String shown) {
    return test.equals(method)
        || (test.startsWith(method + ":") && shown.contains(test.substring(method.length() + 1)));
  }

  /** What is true of a server. */
  @FunctionalInterface
  public interface Check {
    /** Fails with an assertion where it is not. */
    void on(ServerCapture server) throws Exception;
  }
}
