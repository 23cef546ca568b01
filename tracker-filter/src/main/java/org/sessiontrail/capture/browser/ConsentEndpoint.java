package org.sessiontrail.capture.browser;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.sessiontrail.capture.SessionSight;
import org.sessiontrail.capture.TrailConsent;
import org.sessiontrail.capture.TrailRecorder;
import org.sessiontrail.consent.Consent;
import org.sessiontrail.consent.ConsentChoice;
import org.sessiontrail.record.CanonicalJson;
import org.sessiontrail.record.Purpose;

/**
 * Takes what a visitor decides, by the form of a banner, and tells the visitor's own page what
 * counts. Reflects nothing that was sent.
 *
 * <p>Threads: any.
 */
final class ConsentEndpoint {
  private static final String ORIGIN = "consent-origin";
  private static final String MALFORMED = "consent-malformed";
  private static final String RATE = "consent-rate";

  /** Forms a second of all visitors, and as many at once. */
  private static final int PER_SECOND = 50;

  private final TrailRecorder recorder;
  private final TrailConsent consents;
  private final TokenBucket rate;

  ConsentEndpoint(TrailRecorder recorder) {
    this.recorder = recorder;
    this.consents = recorder.consents();
    this.rate = new TokenBucket(PER_SECOND, PER_SECOND, recorder.nanos());
  }

  /** Answers GET with what counts, POST with 204, or 303 to the page the form names. */
  void answer(HttpServletRequest request, HttpServletResponse response, PageVisitors visitors)
      throws IOException {
    response.setHeader("Cache-Control", "no-store");
    response.setHeader("X-Content-Type-Options", "nosniff");
    response.setHeader("Cross-Origin-Resource-Policy", "same-origin");
    if ("POST".equals(request.getMethod())) {
      decide(request, response, visitors);
    } else {
      tell(request, response, visitors.of(request, false));
    }
  }

  private void decide(
      HttpServletRequest request, HttpServletResponse response, PageVisitors visitors) {
    if (!BeaconOrigin.isOwn(request)) {
      refuse(response, HttpServletResponse.SC_FORBIDDEN, ORIGIN);
      return;
    }
    if (!rate.take(1, recorder.nanos())) {
      refuse(response, HttpServletResponse.SC_SERVICE_UNAVAILABLE, RATE);
      return;
    }
    ConsentForm form = ConsentForm.of(request, recorder.stamp());
    if (form == null) {
      refuse(response, HttpServletResponse.SC_BAD_REQUEST, MALFORMED);
      return;
    }
    decide(request, form.choice(), visitors);
    if (form.back() == null) {
      response.setStatus(HttpServletResponse.SC_NO_CONTENT);
    } else {
      response.setStatus(HttpServletResponse.SC_SEE_OTHER);
      response.setHeader("Location", form.back());
    }
  }

  private void refuse(HttpServletResponse response, int status, String reason) {
    recorder.suppress(reason);
    response.setStatus(status);
  }

  private void decide(HttpServletRequest request, ConsentChoice choice, PageVisitors visitors) {
    PageVisitor visitor = visitors.of(request, true);
    SessionSight session = visitor.session();
    Consent before = visitor.consent(consents, request);
    consents.choose(
        session, choice, before, trail -> SessionConsent.keep(trail, visitor.container()));
  }

  private void tell(HttpServletRequest request, HttpServletResponse response, PageVisitor visitor)
      throws IOException {
    Consent consent = visitor.consent(consents, request);
    ConsentChoice choice = consent.choice();
    Map<String, Object> out = new TreeMap<>();
    out.put("mode", consents.policy().mode().name().toLowerCase(Locale.ROOT).replace('_', '-'));
    out.put("decided", choice != null);
    out.put("reason", consent.reason().id());
    out.put("granted", choice == null ? List.of() : ids(choice.granted()));
    out.put("permitted", ids(consent.permitted()));
    out.put("signals", consent.signals().ids());
    put(out, "text", choice == null || choice.text() == null ? null : choice.text().version());
    byte[] body = CanonicalJson.text(out).getBytes(StandardCharsets.UTF_8);
    response.setContentType("application/json");
    response.setContentLength(body.length);
    if (!"HEAD".equals(request.getMethod())) {
      response.getOutputStream().write(body);
    }
  }

  private static void put(Map<String, Object> into, String name, @Nullable String value) {
    if (value != null) {
      into.put(name, value);
    }
  }

  private static List<String> ids(Set<Purpose> purposes) {
    return purposes.stream().map(Purpose::id).toList();
  }
}
