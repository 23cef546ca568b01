package org.sessiontrail.capture.servlet;

import jakarta.servlet.http.HttpSession;
import jakarta.servlet.http.HttpSessionEvent;
import jakarta.servlet.http.HttpSessionIdListener;
import jakarta.servlet.http.HttpSessionListener;
import org.jspecify.annotations.Nullable;
import org.sessiontrail.capture.CurrentExchange;
import org.sessiontrail.capture.Exchange;
import org.sessiontrail.capture.SessionSight;

/** Passes on what the container tells of sessions. Never throws into it. */
public final class SessionListener implements HttpSessionListener, HttpSessionIdListener {
  private final ServletEdge edge;

  SessionListener(ServletEdge edge) {
    this.edge = edge;
  }

  @Override
  public void sessionCreated(HttpSessionEvent event) {
    guarded("session created", () -> created(event.getSession()));
  }

  private void created(HttpSession session) {
    SessionSight sight = Sessions.sight(session, null);
    if (sight != null) {
      edge.recorder().sessionEvents().created(ownExchange(), sight);
    }
  }

  @Override
  public void sessionIdChanged(HttpSessionEvent event, String oldSessionId) {
    guarded(
        "session id changed",
        () -> edge.recorder().sessionEvents().idChanged(oldSessionId, event.getSession().getId()));
  }

  @Override
  public void sessionDestroyed(HttpSessionEvent event) {
    guarded("session destroyed", () -> destroyed(event.getSession()));
  }

  private void destroyed(HttpSession session) {
    SessionSight sight = new SessionSight(session.getId(), false, idleSeconds(session));
    edge.recorder().sessionEvents().destroyed(ownExchange(), sight, unusedMillis(session));
  }

  private static int idleSeconds(HttpSession session) {
    try {
      return session.getMaxInactiveInterval();
    } catch (IllegalStateException over) {
      return 0;
    }
  }

  private static long unusedMillis(HttpSession session) {
    try {
      return System.currentTimeMillis() - session.getLastAccessedTime();
    } catch (IllegalStateException over) {
      return 0;
    }
  }

  /** The exchange of this thread if it is one of this application. */
  private @Nullable Exchange ownExchange() {
    Exchange current = CurrentExchange.get();
    return current != null && current.recorder() == edge.recorder() ? current : null;
  }

  private void guarded(String what, Runnable work) {
    try {
      work.run();
    } catch (RuntimeException | LinkageError e) {
      edge.recorder().failed(what, e);
    }
  }
}
