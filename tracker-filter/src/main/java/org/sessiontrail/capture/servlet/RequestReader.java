package org.sessiontrail.capture.servlet;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sessiontrail.capture.CapturePolicy;
import org.sessiontrail.capture.TrailRecorder;
import org.sessiontrail.consent.Consent;
import org.sessiontrail.consent.Signals;
import org.sessiontrail.record.Purpose;
import org.sessiontrail.record.RequestFacts;

/** Reads what may be kept of a request, once, on arrival: containers use request objects again. */
final class RequestReader {
  private static final int MAX_METHOD_CHARS = 20;
  private static final int MAX_FORWARDED_LINES = 8;

  private final TrailRecorder recorder;
  private final CapturePolicy policy;

  RequestReader(TrailRecorder recorder) {
    this.recorder = recorder;
    this.policy = recorder.policy();
  }

  /** The URI the client asked for, also where the first pass is that of an error page. */
  String uri(HttpServletRequest request) {
    if (request.getDispatcherType() == DispatcherType.ERROR
        && request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI) instanceof String asked) {
      return asked;
    }
    String uri = request.getRequestURI();
    return uri == null ? "" : uri;
  }

  /** What the browser signals. */
  Signals signals(HttpServletRequest request) {
    return Signals.of(request.getHeader("Sec-GPC"), request.getHeader("DNT"));
  }

  /** The visitor's id of the day, where such are counted; or null. */
  @Nullable String visitor(HttpServletRequest request) {
    if (!recorder.consents().countsVisitors()) {
      return null;
    }
    String peer = request.getRemoteAddr();
    String client = peer == null ? null : policy.client(peer, forwarded(request));
    return recorder.consents().visitor(client, request.getHeader("User-Agent"));
  }

  /** What may be kept of a request for which {@code consent} counts. */
  RequestFacts read(HttpServletRequest request, String uri, Consent consent) {
    String peer = request.getRemoteAddr();
    String client = peer == null ? null : policy.client(peer, forwarded(request));
    boolean direct = client == null || client.equals(peer);
    boolean analytics = consent.allows(Purpose.ANALYTICS);
    String query = request.getQueryString();
    return new RequestFacts(
        recorder.stamp(),
        method(request),
        policy.path(uri),
        policy.query(query, analytics),
        analytics ? policy.referrer(request.getHeader("Referer"), request.getHeader("Host")) : null,
        policy.header(request.getHeader("User-Agent")),
        policy.address(client),
        direct ? null : policy.address(peer),
        analytics ? policy.origin(request.getHeader("Accept-Language"), query) : null,
        consent.permit());
  }

  private static String method(HttpServletRequest request) {
    String method = request.getMethod();
    if (method == null || method.isEmpty()) {
      return "-";
    }
    for (int i = 0; i < method.length(); i++) {
      char c = method.charAt(i);
      if (c <= ' ' || c > '~' || i == MAX_METHOD_CHARS) {
        return "OTHER";
      }
    }
    return method;
  }

  private @Nullable String forwarded(HttpServletRequest request) {
    String header = policy.forwardedHeader();
    if (header == null) {
      return null;
    }
    List<String> lines = Collections.list(request.getHeaders(header));
    int from = Math.max(0, lines.size() - MAX_FORWARDED_LINES);
    return lines.isEmpty() ? null : String.join(",", lines.subList(from, lines.size()));
  }
}
