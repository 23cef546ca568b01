package org.sessiontrail.capture.servlet;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.security.Principal;
import org.jspecify.annotations.Nullable;
import org.sessiontrail.capture.SessionSight;

/** Looks at the container's session and user without touching either. */
final class Sessions {
  private Sessions() {}

  /**
   * The request's session; null when there is none, and when the container does not give it out:
   * Open Liberty throws where a session belongs to a user whom the request does not come from, or
   * not yet, and a request is to be recorded all the same.
   */
  static @Nullable HttpSession of(HttpServletRequest request) {
    try {
      return request.getSession(false);
    } catch (RuntimeException refused) {
      return null;
    }
  }

  /**
   * What is seen of {@code session}; null when there is none or it is over.
   *
   * @param last what was seen before, given back when nothing changed
   */
  static @Nullable SessionSight sight(@Nullable HttpSession session, @Nullable SessionSight last) {
    if (session == null) {
      return null;
    }
    try {
      boolean same =
          last != null
              && last.id().equals(session.getId())
              && last.idleSeconds() == session.getMaxInactiveInterval();
      return same
          ? last
          : new SessionSight(session.getId(), session.isNew(), session.getMaxInactiveInterval());
    } catch (IllegalStateException ended) {
      return null;
    }
  }

  /**
   * The user: the container's, else the one in a session attribute.
   *
   * @param attribute name of the attribute, or null when none is configured
   */
  static @Nullable String user(HttpServletRequest request, @Nullable String attribute) {
    String user = request.getRemoteUser();
    if (user != null || attribute == null) {
      return user;
    }
    HttpSession session = of(request);
    return session == null ? null : named(session, attribute);
  }

  private static @Nullable String named(HttpSession session, String attribute) {
    try {
      Object value = session.getAttribute(attribute);
      if (value instanceof Principal principal) {
        return principal.getName();
      }
      return value == null ? null : value.toString();
    } catch (RuntimeException e) {
      return null; // the session is over, or the application's object can't say what it is
    }
  }
}
