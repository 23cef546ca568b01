package org.sessiontrail.console.http;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.sessiontrail.record.CanonicalJson;

/**
 * An answer that says what went wrong and what to do, as a problem document (RFC 9457).
 *
 * @param status HTTP status
 * @param title the sort of problem
 * @param detail what happened here and what to do, in sentences
 * @param mistakes each mistake of the request, may be empty
 */
public record Problem(int status, String title, String detail, List<String> mistakes) {

  /** For who has none of {@code roles}. */
  public static Problem forbidden(List<String> roles) {
    return new Problem(
        HttpServletResponse.SC_FORBIDDEN,
        "Forbidden",
        "The trail is open to users in role "
            + String.join(" or ", roles)
            + " only. Sign in to the application as such a user, then ask again; an operator maps"
            + " the role to users or groups in the server's security configuration.",
        List.of());
  }

  public static Problem notFound(String detail) {
    return new Problem(HttpServletResponse.SC_NOT_FOUND, "Not found", detail, List.of());
  }

  public static Problem methodNotAllowed(String methods) {
    return new Problem(
        HttpServletResponse.SC_METHOD_NOT_ALLOWED,
        "Method not allowed",
        "This takes " + methods + ".",
        List.of());
  }

  public static Problem fromElsewhere() {
    return new Problem(
        HttpServletResponse.SC_FORBIDDEN,
        "Forbidden",
        "A page of another site asked for this in the name of whoever is signed in here. It was"
            + " not done.",
        List.of());
  }

  public static Problem badRequest(List<String> mistakes) {
    return new Problem(
        HttpServletResponse.SC_BAD_REQUEST,
        "Bad request",
        "The request has mistakes, listed under mistakes. Nothing was read.",
        mistakes);
  }

  public static Problem unavailable(String detail) {
    return new Problem(
        HttpServletResponse.SC_SERVICE_UNAVAILABLE, "Unavailable", detail, List.of());
  }

  /** For an endpoint that needs the database, before there is one. */
  public static Problem noStore(HttpServletRequest request) {
    return unavailable(
        "The tracker has no store to read from: no database is open yet. See "
            + request.getServletPath()
            + "/health.");
  }

  /** While {@code most} reports are made. */
  public static Problem busy(int most) {
    return unavailable(
        most
            + " reports of this application are being made, which is as many as are made at once."
            + " Nothing was read. Ask again when one of them is done; the command line makes any"
            + " number.");
  }

  /** The log tells more under {@code code}. */
  public static Problem failed(String code) {
    return new Problem(
        HttpServletResponse.SC_INTERNAL_SERVER_ERROR,
        "Failed",
        "The trail could not be read. The server's log tells why, under " + code + ".",
        List.of());
  }

  public void writeTo(HttpServletResponse response) throws IOException {
    response.setStatus(status);
    Map<String, Object> members = new TreeMap<>();
    members.put("type", "about:blank");
    members.put("status", status);
    members.put("title", title);
    members.put("detail", detail);
    if (!mistakes.isEmpty()) {
      members.put("mistakes", mistakes);
    }
    write(response, "application/problem+json", members);
  }

  public static void write(
      HttpServletResponse response, String mediaType, Map<String, Object> members)
      throws IOException {
    byte[] body = CanonicalJson.bytes(members);
    response.setContentType(mediaType);
    response.setContentLength(body.length);
    response.getOutputStream().write(body);
  }
}
