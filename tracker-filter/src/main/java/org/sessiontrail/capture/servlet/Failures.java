package org.sessiontrail.capture.servlet;

import jakarta.servlet.ServletException;
import jakarta.servlet.UnavailableException;
import java.io.IOException;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.sessiontrail.record.ErrorTrace;
import org.sessiontrail.record.Outcome;

/** What an exception that left the application says about the exchange. */
final class Failures {
  private static final int MAX_CAUSES = 8;
  private static final Set<String> GONE =
      Set.of("ClientAbortException", "EofException", "ClosedChannelException");

  private Failures() {}

  /** What to record: the root cause where the container's wrapper hides it. */
  static Throwable cause(Throwable thrown) {
    return thrown instanceof ServletException wrapper && wrapper.getRootCause() != null
        ? wrapper.getRootCause()
        : thrown;
  }

  /**
   * The status a container answers with when no error page decides otherwise (Servlet 6.0, 10.9.2).
   */
  static int assumedStatus(Throwable thrown) {
    if (thrown instanceof UnavailableException unavailable) {
      return unavailable.isPermanent() ? 404 : 503;
    }
    return 500;
  }

  /** The outcome of an exchange that ended without an exception in this pass. */
  static Outcome outcome(int status, @Nullable ErrorTrace earlier) {
    return earlier == null ? Outcome.ofStatus(status) : Outcome.FAILED;
  }

  /** The outcome of an exception that came too late to change the response. */
  static Outcome afterCommit(Throwable thrown) {
    return clientLeft(thrown) ? Outcome.ABORTED : Outcome.FAILED_AFTER_COMMIT;
  }

  /**
   * Whether the client closed the connection: told by what the containers throw then, also where
   * the application wrapped it.
   */
  static boolean clientLeft(Throwable thrown) {
    Throwable cause = thrown;
    for (int i = 0; cause != null && i < MAX_CAUSES; i++) {
      if (cause instanceof IOException io && connectionIsGone(io)) {
        return true;
      }
      cause = cause.getCause();
    }
    return false;
  }

  /** By its name or that of one it extends: Jetty throws kinds of its own. */
  private static boolean saysGone(Class<?> thrown) {
    for (Class<?> type = thrown; type != null; type = type.getSuperclass()) {
      if (GONE.contains(type.getSimpleName())) {
        return true;
      }
    }
    return false;
  }

  private static boolean connectionIsGone(IOException thrown) {
    String message =
        thrown.getMessage() == null ? "" : thrown.getMessage().toLowerCase(Locale.ROOT);
    return saysGone(thrown.getClass())
        || message.contains("broken pipe")
        || message.contains("connection reset")
        || message.contains("connection is closed");
  }
}
