package org.sessiontrail.capture.probe;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.security.DigestOutputStream;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Collections;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** Answers within one pass: good ones, failures, large bodies. */
final class PlainAnswers {
  private static final int FLOOD_BLOCKS = 4_000;
  private static final int BLOCK_BYTES = 64 * 1024;

  private static final long AFTER_THE_ANSWER_NANOS = TimeUnit.MILLISECONDS.toNanos(20);

  private PlainAnswers() {}

  static Map<String, Answer> all() {
    Map<String, Answer> out = new HashMap<>();
    out.put("text", (request, response) -> ProbeServlet.say(response, "hello"));
    out.put("page", PlainAnswers::page);
    out.put("site.css", (request, response) -> response.setContentType("text/css"));
    out.put("not-modified", (request, response) -> response.setStatus(304));
    out.put("missing", (request, response) -> response.sendError(404));
    out.put("stripped", PlainAnswers::stripped);
    out.put("stripped-forward", PlainAnswers::strippedForward);
    out.put("redirect", (request, response) -> response.sendRedirect("text"));
    out.put("closed", PlainAnswers::closed);
    out.put("flushed", PlainAnswers::flushed);
    out.put("teapot", (request, response) -> response.setStatus(418));
    out.put("throw", PlainAnswers::fail);
    out.put("throw-conflict", PlainAnswers::conflict);
    out.put("throw-late", PlainAnswers::failLate);
    out.put("flood", PlainAnswers::flood);
    out.put("big", PlainAnswers::big);
    out.put("forward-big", (request, response) -> forward(request, response, "/answer/big"));
    out.put("include-big", PlainAnswers::include);
    out.put("upload", PlainAnswers::upload);
    out.put("form", PlainAnswers::form);
    out.put("objects", PlainAnswers::objects);
    return out;
  }

  /** The error pages of {@code web.xml}. */
  static Map<String, Answer> errorPages() {
    return Map.of(
        "conflict", (request, response) -> response.setStatus(409),
        "missing", (request, response) -> ProbeServlet.say(response, "no such page"));
  }

  private static void page(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    response.setContentType("text/html;charset=UTF-8");
    response.getWriter().print("<!doctype html><title>probe</title>");
  }

  private static void fail(HttpServletRequest request, HttpServletResponse response) {
    throw new IllegalStateException("the probe was asked to fail");
  }

  private static void conflict(HttpServletRequest request, HttpServletResponse response) {
    throw new Conflict();
  }

  private static void failLate(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    ProbeServlet.say(response, "begun");
    response.flushBuffer();
    throw new IllegalStateException("the probe was asked to fail late");
  }

  /** The client has all of the answer a while before the filter is passed. */
  private static void closed(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    try (OutputStream out = response.getOutputStream()) {
      out.write('x');
    }
    LockSupport.parkNanos(AFTER_THE_ANSWER_NANOS);
  }

  /** As {@link #closed}, by writing all of a stated length. */
  private static void flushed(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    response.setContentLength(1);
    response.getOutputStream().write('x');
    response.flushBuffer();
    LockSupport.parkNanos(AFTER_THE_ANSWER_NANOS);
  }

  private static void flood(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    byte[] block = new byte[BLOCK_BYTES];
    for (int i = 0; i < FLOOD_BLOCKS; i++) {
      response.getOutputStream().write(block);
      response.getOutputStream().flush();
    }
  }

  /** 50,000 bytes through the writer, no multiple of any buffer. */
  private static void big(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    response.setContentType("text/plain;charset=US-ASCII");
    for (int i = 0; i < 5_000; i++) {
      response.getWriter().print(String.format("%09d\n", i));
    }
  }

  private static void forward(HttpServletRequest request, HttpServletResponse response, String path)
      throws IOException, jakarta.servlet.ServletException {
    request.getRequestDispatcher(path).forward(request, response);
  }

  private static void include(HttpServletRequest request, HttpServletResponse response)
      throws IOException, jakarta.servlet.ServletException {
    response.setContentType("text/plain;charset=US-ASCII");
    request.getRequestDispatcher("/answer/big").include(request, response);
  }

  /** Reads the whole body and answers with its length and digest. */
  private static void upload(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    try (InputStream body = request.getInputStream()) {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      long length =
          body.transferTo(new DigestOutputStream(OutputStream.nullOutputStream(), digest));
      ProbeServlet.say(response, length + " " + HexFormat.of().formatHex(digest.digest()));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Works only if nobody asked for a parameter before. */
  private static void form(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    request.setCharacterEncoding(StandardCharsets.UTF_8.name());
    ProbeServlet.say(response, String.valueOf(request.getParameter("name")));
  }

  /** Which objects the application was handed. */
  private static void objects(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    ProbeServlet.say(response, request.getClass().getName() + "\n" + response.getClass().getName());
  }

  private static void stripped(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    strip(request);
    response.sendError(404);
  }

  private static void strippedForward(HttpServletRequest request, HttpServletResponse response)
      throws IOException, jakarta.servlet.ServletException {
    strip(request);
    forward(request, response, "/answer/text");
  }

  private static void strip(HttpServletRequest request) {
    Collections.list(request.getAttributeNames()).forEach(request::removeAttribute);
  }
}
