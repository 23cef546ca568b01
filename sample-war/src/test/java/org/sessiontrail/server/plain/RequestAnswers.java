package org.sessiontrail.server.plain;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.Part;
import java.io.IOException;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/** Answers that tell what the request was. */
final class RequestAnswers {
  private RequestAnswers() {}

  static Map<String, Answer> all() {
    return Map.of(
        "seen", RequestAnswers::seen,
        "parameters", RequestAnswers::parameters,
        "echo", RequestAnswers::echo,
        "lines", RequestAnswers::lines,
        "ignored", (request, response) -> Answer.say(response, "not read"),
        "parts", RequestAnswers::parts,
        "login", RequestAnswers::login);
  }

  private static void seen(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    StringBuilder out = new StringBuilder();
    out.append(request.getMethod()).append(' ').append(request.getRequestURI());
    out.append("\nurl ").append(request.getRequestURL());
    out.append("\nparts ")
        .append(request.getServletPath())
        .append(' ')
        .append(request.getPathInfo());
    out.append("\nquery ").append(request.getQueryString());
    out.append("\nprotocol ").append(request.getProtocol()).append(' ').append(request.getScheme());
    out.append("\ntype ").append(request.getContentType()).append(request.getContentLengthLong());
    out.append("\nencoding ").append(request.getCharacterEncoding());
    out.append("\nwho ").append(request.getRemoteUser()).append(request.getAuthType());
    out.append("\nsession ").append(request.getRequestedSessionId() != null);
    out.append(request.getSession(false) != null);
    out.append("\nasync ").append(request.isAsyncSupported()).append(request.isAsyncStarted());
    out.append("\ndispatch ").append(request.getDispatcherType());
    for (String name : Collections.list(request.getHeaderNames())) {
      out.append("\nheader ").append(name).append('=');
      out.append(Collections.list(request.getHeaders(name)));
    }
    Answer.say(response, out.toString());
  }

  private static void parameters(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    StringBuilder out = new StringBuilder();
    new TreeMap<>(request.getParameterMap())
        .forEach((name, values) -> out.append(name).append(String.join(",", values)).append('\n'));
    out.append("left ").append(request.getInputStream().read());
    Answer.say(response, out.toString());
  }

  private static void echo(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    response.setContentType("application/octet-stream");
    request.getInputStream().transferTo(response.getOutputStream());
  }

  private static void lines(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    request.setCharacterEncoding("UTF-8");
    Answer.say(response, String.join("|", request.getReader().lines().toList()));
  }

  private static void parts(HttpServletRequest request, HttpServletResponse response)
      throws ServletException, IOException {
    StringBuilder out = new StringBuilder();
    for (Part part : request.getParts()) {
      out.append(part.getName()).append(' ').append(part.getSubmittedFileName());
      out.append(' ').append(part.getSize()).append('\n');
    }
    Answer.say(response, out.toString());
  }

  private static void login(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    try {
      request.login("nobody", "wrong");
      Answer.say(response, "let in");
    } catch (ServletException refused) {
      Answer.say(response, "refused, user " + request.getUserPrincipal());
    }
  }
}
