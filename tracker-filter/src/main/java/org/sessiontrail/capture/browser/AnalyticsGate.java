package org.sessiontrail.capture.browser;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.sessiontrail.config.TrackerConfig.ConsentMode;

/**
 * Decides whether what a page tells may be kept: by the signals of the browser and by {@code
 * tracker.consent}. The one place that knows.
 */
final class AnalyticsGate {
  /**
   * What may be done with events.
   *
   * @param reason why nothing is kept, a word for the counts; null when something is
   * @param tied whether they may be tied to trail and user
   */
  record Verdict(@Nullable String reason, boolean tied) {}

  private static final Verdict SIGNAL = new Verdict("beacon-signal", false);
  private static final Verdict CONSENT = new Verdict("beacon-consent", false);
  private static final Verdict TIED = new Verdict(null, true);
  private static final Verdict APART = new Verdict(null, false);

  private final ConsentMode mode;

  AnalyticsGate(ConsentMode mode) {
    this.mode = mode;
  }

  Verdict of(HttpServletRequest request) {
    if ("1".equals(request.getHeader("Sec-GPC")) || "1".equals(request.getHeader("DNT"))) {
      return SIGNAL;
    }
    return switch (mode) {
      case NOT_REQUIRED -> TIED;
      case COOKIELESS -> APART;
      case REQUIRED -> CONSENT;
    };
  }
}
