package org.sessiontrail.intake.format;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What one line of a log says, before anything is redacted.
 *
 * @param sort what it is about
 * @param epochMicros when, microseconds since 1970
 * @param who whose doing it was
 * @param http the exchange; of an event that is none, what is known of one
 * @param deed the action, for {@link Sort#ACTION} only
 */
public record LogLine(Sort sort, long epochMicros, Who who, Http http, @Nullable Deed deed) {

  /** What a line can be about. */
  public enum Sort {
    /** An HTTP exchange. */
    REQUEST,
    /** A business action. */
    ACTION,
    /** A user signed in. */
    LOGIN,
    /** Somebody tried to sign in and was refused. */
    LOGIN_FAILED,
    /** A user signed out. */
    LOGOUT
  }

  /**
   * Whose doing it was, as far as the line says; null for what it does not.
   *
   * @param address the client's address or host name
   * @param user the signed-in user
   * @param session the session's id
   * @param agent the User-Agent header
   */
  public record Who(
      @Nullable String address,
      @Nullable String user,
      @Nullable String session,
      @Nullable String agent) {}

  /**
   * An exchange.
   *
   * @param method HTTP method, {@code -} when it is not known
   * @param target path and query as the client sent them, empty when they are not known
   * @param status HTTP status, 0 when it is not known
   * @param bytes length of the body, −1 when it is not known
   * @param micros how long it took in microseconds, 0 when it is not known
   * @param referrer the Referer header, or null
   */
  public record Http(
      String method,
      String target,
      int status,
      long bytes,
      long micros,
      @Nullable String referrer) {
    /** Nothing is known. */
    public static final Http NONE = new Http("-", "", 0, -1, 0, null);
  }

  /**
   * A business action.
   *
   * @param name what it is called
   * @param detail what it was about
   */
  public record Deed(String name, Map<String, String> detail) {}
}
