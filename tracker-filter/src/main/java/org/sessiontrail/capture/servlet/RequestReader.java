package org.sessiontrail.capture.servlet;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sessiontrail.capture.CapturePolicy;
import org.sessiontrail.capture.TrailRecorder;
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

  RequestFacts read(HttpServletRequest request, String uri) {
    String peer = request.getRemoteAddr();
    String client = peer == null ? null : policy.client(peer, forwarded(request));
    boolean direct = client == null || client.equals(peer);
    return new RequestFacts(
        recorder.stamp(),
        method(request),
        policy.path(uri),
        policy.query(request.getQueryString()),
        policy.referrer(request.getHeader("Referer")),
        policy.header(request.getHeader("User-Agent")),
        policy.address(client),
        direct ? null : policy.address(peer));
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
