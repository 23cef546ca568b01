package org.sessiontrail.capture.servlet.challenge;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.sessiontrail.capture.challenge.Challenge;

/**
 * What is answered instead of the application: who looks at a page is sent to the one that asks;
 * who calls from a script or a program gets 401 with the step-up challenge of RFC 9470 and, as
 * problem details (RFC 9457), where the proof can be given. Nothing of the request is repeated.
 */
final class ChallengeAnswer {
  private final @Nullable String page;
  private final String home;

  /** Answers that lead to {@code page}; to nowhere, with 403, where that is null. */
  ChallengeAnswer(@Nullable String page, String contextPath) {
    this.page = page;
    this.home = contextPath + "/";
  }

  /** A proof is wanted. */
  void asks(Challenge wanted, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    prepare(response);
    if (!isNavigation(request)) {
      String acr = wanted.factor().isEmpty() ? "" : ", acr_values=\"" + wanted.factor() + "\"";
      response.setHeader(
          "WWW-Authenticate",
          "Bearer error=\"insufficient_user_authentication\","
              + " error_description=\"A recent proof of who you are is needed\""
              + acr);
      problem(response, "Verification required", page);
    } else if (page == null) {
      response.sendError(HttpServletResponse.SC_FORBIDDEN);
    } else {
      seeOther(response, page);
    }
  }

  /** The session is over. */
  void ended(HttpServletRequest request, HttpServletResponse response) throws IOException {
    prepare(response);
    if (isNavigation(request)) {
      seeOther(response, home);
    } else {
      response.setHeader("WWW-Authenticate", "Bearer error=\"invalid_token\"");
      problem(response, "The session was ended", null);
    }
  }

  private static void prepare(HttpServletResponse response) {
    response.setHeader("Cache-Control", "no-store");
  }

  private static void seeOther(HttpServletResponse response, String path) {
    response.setStatus(HttpServletResponse.SC_SEE_OTHER);
    response.setHeader("Location", path);
    response.setContentLength(0);
  }

  private static void problem(HttpServletResponse response, String title, @Nullable String page)
      throws IOException {
    String where = page == null ? "" : ",\"challenge\":\"" + page.replace("\"", "%22") + "\"";
    byte[] body =
        ("{\"type\":\"about:blank\",\"title\":\"" + title + "\",\"status\":401" + where + "}")
            .getBytes(StandardCharsets.UTF_8);
    response.setStatus(HttpServletResponse.SC_UNAUTHORIZED);
    response.setContentType("application/problem+json");
    response.setContentLength(body.length);
    response.getOutputStream().write(body);
  }

  /** Whether somebody looks at a page: browsers say so, others take HTML. */
  private static boolean isNavigation(HttpServletRequest request) {
    String mode = request.getHeader("Sec-Fetch-Mode");
    if (mode != null) {
      return mode.equals("navigate");
    }
    String accept = request.getHeader("Accept");
    return request.getHeader("X-Requested-With") == null
        && accept != null
        && accept.toLowerCase(Locale.ROOT).contains("text/html");
  }
}
