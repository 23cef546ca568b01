package org.sessiontrail.server.plain;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;

/** Answers that take nothing from the request. */
final class PlainAnswers {
  private PlainAnswers() {}

  static Map<String, Answer> all() {
    return Map.ofEntries(
        Map.entry("text", (request, response) -> Answer.say(response, "text ü")),
        Map.entry("nothing", (request, response) -> {}),
        Map.entry("empty", (request, response) -> response.setStatus(204)),
        Map.entry("bytes", PlainAnswers::bytes),
        Map.entry("chunks", PlainAnswers::chunks),
        Map.entry("large", PlainAnswers::large),
        Map.entry("headers", PlainAnswers::headers),
        Map.entry("teapot", PlainAnswers::teapot),
        Map.entry("redirect", (request, response) -> response.sendRedirect("text?a=b")),
        Map.entry("reset", PlainAnswers::reset),
        Map.entry("error", (request, response) -> response.sendError(404, "no such thing")),
        Map.entry("error-written", PlainAnswers::errorAfterWriting),
        Map.entry("fail", PlainAnswers::fail),
        Map.entry("fail-servlet", PlainAnswers::failServlet),
        Map.entry("fail-late", PlainAnswers::failLate),
        Map.entry("committed", PlainAnswers::committed));
  }

  private static void bytes(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    byte[] bytes = new byte[4096];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) (i * 31);
    }
    response.setContentType("application/octet-stream");
    response.setContentLength(bytes.length);
    response.getOutputStream().write(bytes);
  }

  private static void chunks(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    response.setContentType("text/plain");
    for (int i = 0; i < 3; i++) {
      response.getOutputStream().write(("part " + i + "\n").getBytes(StandardCharsets.US_ASCII));
      response.flushBuffer();
    }
  }

  private static void large(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    response.setContentType("text/plain;charset=UTF-8");
    for (int i = 0; i < 100_000; i++) {
      response.getWriter().print("0123456789");
    }
  }

  private static void headers(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    response.addHeader("X-Many", "one");
    response.addHeader("X-Many", "two");
    response.setIntHeader("X-Number", 7);
    response.setDateHeader("Last-Modified", 1_000_000_000_000L);
    response.setLocale(Locale.GERMANY);
    response.setHeader("Cache-Control", "no-store");
    Cookie cookie = new Cookie("colour", "blue");
    cookie.setPath("/");
    cookie.setHttpOnly(true);
    cookie.setMaxAge(-1);
    response.addCookie(cookie);
    response.setContentType("text/plain");
    response.setCharacterEncoding("ISO-8859-1");
    response.getWriter().print("grün");
  }

  private static void teapot(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    response.setStatus(418);
    Answer.say(response, "short and stout");
  }

  private static void reset(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    response.setHeader("X-Gone", "yes");
    Answer.say(response, "forgotten");
    response.reset();
    Answer.say(response, "kept; committed " + response.isCommitted());
  }

  private static void errorAfterWriting(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    Answer.say(response, "never seen");
    response.sendError(409, "conflict");
  }

  private static void fail(HttpServletRequest request, HttpServletResponse response) {
    throw new IllegalStateException("broken");
  }

  private static void failServlet(HttpServletRequest request, HttpServletResponse response)
      throws ServletException {
    throw new ServletException("wrapped", new IllegalArgumentException("root"));
  }

  private static void failLate(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    Answer.say(response, "already out");
    response.flushBuffer();
    throw new IllegalStateException("too late");
  }

  private static void committed(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    response.setBufferSize(16 * 1024);
    Answer.say(response, "x".repeat(15_000));
    boolean early = response.isCommitted();
    response.getWriter().print("y".repeat(40_000));
    response.getWriter().print(" " + early + " " + response.isCommitted());
  }
}
