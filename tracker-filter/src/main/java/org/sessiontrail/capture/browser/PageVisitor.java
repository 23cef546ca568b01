package org.sessiontrail.capture.browser;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import org.jspecify.annotations.Nullable;
import org.sessiontrail.capture.SessionSight;
import org.sessiontrail.capture.TrailConsent;
import org.sessiontrail.consent.Consent;
import org.sessiontrail.consent.Signals;

/**
 * Who a beacon's request comes from, as the container knows it.
 *
 * @param session the session it belongs to, or null
 * @param container the container's object for it, or null
 * @param ofDay the visitor's id of the day, where such are counted; or null
 */
public record PageVisitor(
    @Nullable SessionSight session, @Nullable HttpSession container, @Nullable String ofDay) {
  /** What the browser signals. */
  static Signals signals(HttpServletRequest request) {
    return Signals.of(request.getHeader("Sec-GPC"), request.getHeader("DNT"));
  }

  /** What counts for whoever sent {@code request}, this visitor. */
  Consent consent(TrailConsent consents, HttpServletRequest request) {
    return consents.arriving(session, SessionConsent.read(container), signals(request), ofDay);
  }
}
