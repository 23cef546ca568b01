package org.sessiontrail.capture.browser;

import jakarta.servlet.http.HttpServletRequest;
import org.sessiontrail.capture.TrailConsent;
import org.sessiontrail.consent.Consent;
import org.sessiontrail.consent.Signals;

/** Finds out what counts for somebody whose page tells something or asks. */
final class AnalyticsGate {
  private final TrailConsent consents;

  AnalyticsGate(TrailConsent consents) {
    this.consents = consents;
  }

  static Signals signals(HttpServletRequest request) {
    return Signals.of(request.getHeader("Sec-GPC"), request.getHeader("DNT"));
  }

  Consent of(HttpServletRequest request, PageVisitor visitor) {
    return consents.arriving(
        visitor.session(),
        SessionConsent.read(visitor.container()),
        signals(request),
        visitor.ofDay());
  }
}
