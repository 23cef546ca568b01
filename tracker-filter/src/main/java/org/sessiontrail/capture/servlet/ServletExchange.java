package org.sessiontrail.capture.servlet;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.sessiontrail.capture.Exchange;
import org.sessiontrail.capture.LiveTrail;
import org.sessiontrail.capture.SessionSight;
import org.sessiontrail.capture.TrailRecorder;
import org.sessiontrail.consent.Consent;
import org.sessiontrail.record.ErrorTrace;
import org.sessiontrail.record.RequestFacts;
import org.sessiontrail.record.RequestType;

/**
 * An exchange on a servlet container.
 *
 * <p>The request object is the container's and is used again for others, so it is held only while a
 * pass through the filter lasts.
 */
final class ServletExchange extends Exchange {
  private final RequestType asked;
  private @Nullable HttpServletRequest request;
  private @Nullable SessionSight lastSight;
  private @Nullable LiveTrail settledTrail;
  private @Nullable String exitUser;
  private @Nullable ErrorTrace error;
  private boolean watched;

  ServletExchange(
      TrailRecorder recorder,
      RequestFacts facts,
      long startNanos,
      @Nullable LiveTrail entryTrail,
      @Nullable String entryUser,
      RequestType asked,
      Consent consent) {
    super(recorder, facts, startNanos, entryTrail, entryUser, consent);
    this.asked = asked;
  }

  /** What the request's own headers say it is. */
  RequestType asked() {
    return asked;
  }

  /** A pass begins with this request object. */
  void servedBy(HttpServletRequest serving, @Nullable SessionSight session) {
    request = serving;
    lastSight = session;
  }

  /** A pass is over. */
  void passed() {
    request = null;
    lastSight = null;
  }

  @Override
  protected @Nullable SessionSight session() {
    HttpServletRequest serving = request;
    if (serving != null) {
      lastSight = Sessions.sight(Sessions.of(serving), lastSight);
    }
    return lastSight;
  }

  @Override
  protected void renewSessionId() {
    HttpServletRequest serving = request;
    if (serving != null && Sessions.of(serving) != null) {
      serving.changeSessionId();
    }
  }

  void settled(@Nullable LiveTrail trail, @Nullable String user) {
    settledTrail = trail;
    exitUser = user == null ? exitUser : user;
  }

  @Nullable LiveTrail settledTrail() {
    return settledTrail;
  }

  @Nullable String exitUser() {
    return exitUser;
  }

  /** The first failure is the cause; what containers and error pages make of it is not. */
  void failed(Throwable thrown) {
    if (error == null) {
      error = recorder().policy().failure(Failures.cause(thrown));
    }
  }

  @Nullable ErrorTrace error() {
    return error;
  }

  /** A listener follows it to its end. */
  void watch() {
    watched = true;
  }

  boolean watched() {
    return watched;
  }
}
