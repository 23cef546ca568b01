package org.sessiontrail.capture.servlet;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.sessiontrail.record.RequestType;

/** Tells the sorts of requests apart by what browsers send with them (Fetch Metadata, W3C). */
final class RequestSort {
  private RequestSort() {}

  /** What the request's own headers say it is; {@link RequestType#PAGE} is yet to be confirmed. */
  static RequestType asked(HttpServletRequest request, String method) {
    if (method.equals("OPTIONS")) {
      return request.getHeader("Access-Control-Request-Method") == null
          ? RequestType.OTHER
          : RequestType.PREFLIGHT;
    }
    if (!method.equals("GET")) {
      return fetched(request) ? RequestType.FETCH : RequestType.OTHER;
    }
    if (prefetched(request)) {
      return RequestType.PREFETCH;
    }
    String destination = request.getHeader("Sec-Fetch-Dest");
    if (destination != null) {
      return byDestination(destination);
    }
    if (request.getHeader("X-Requested-With") != null) {
      return RequestType.FETCH;
    }
    String accept = request.getHeader("Accept");
    return accept != null && accept.contains("text/html") ? RequestType.PAGE : RequestType.OTHER;
  }

  private static RequestType byDestination(String destination) {
    return switch (destination) {
      case "document", "iframe", "frame" -> RequestType.PAGE;
      case "empty" -> RequestType.FETCH;
      default -> RequestType.OTHER;
    };
  }

  private static boolean fetched(HttpServletRequest request) {
    return "empty".equals(request.getHeader("Sec-Fetch-Dest"))
        || request.getHeader("X-Requested-With") != null;
  }

  private static boolean prefetched(HttpServletRequest request) {
    return ahead(request.getHeader("Sec-Purpose"))
        || ahead(request.getHeader("Purpose"))
        || ahead(request.getHeader("X-Moz"));
  }

  private static boolean ahead(@Nullable String purpose) {
    return purpose != null && (purpose.contains("prefetch") || purpose.contains("prerender"));
  }

  /** What it turned out to be, now that the answer is known. */
  static RequestType answered(RequestType asked, int status, @Nullable String contentType) {
    if (status == 101) {
      return RequestType.UPGRADE;
    }
    if (contentType != null && contentType.startsWith("text/event-stream")) {
      return RequestType.STREAM;
    }
    if (asked != RequestType.PAGE) {
      return asked;
    }
    boolean html =
        contentType != null
            && (contentType.startsWith("text/html")
                || contentType.startsWith("application/xhtml+xml"));
    boolean shown = status == 304 || (status >= 200 && status < 300 && html);
    return shown ? RequestType.PAGE : RequestType.OTHER;
  }

  /** The length its header states, or −1. */
  static long contentLength(HttpServletResponse response) {
    String length = response.getHeader("Content-Length");
    if (length == null || length.isEmpty() || length.length() > 18) {
      return -1;
    }
    long value = 0;
    for (int i = 0; i < length.length(); i++) {
      char digit = length.charAt(i);
      if (digit < '0' || digit > '9') {
        return -1;
      }
      value = value * 10 + (digit - '0');
    }
    return value;
  }
}
