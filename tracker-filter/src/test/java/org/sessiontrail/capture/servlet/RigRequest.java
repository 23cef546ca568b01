package org.sessiontrail.capture.servlet;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpSession;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.Enumeration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A request of a test's making; what a capture filter must not touch fails. */
final class RigRequest extends HttpServletRequestWrapper {
  private final Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
  private final Map<String, Object> attributes = new HashMap<>();
  private final String method;
  private final String uri;
  private final @Nullable String query;
  private String peer = "203.0.113.9";
  private @Nullable String user;
  private DispatcherType dispatch = DispatcherType.REQUEST;
  private byte[] body = {};
  private @Nullable RigSession session;

  RigRequest(String method, String target) {
    super(StubRequest.refusing(HttpServletRequest.class));
    int question = target.indexOf('?');
    this.method = method;
    this.uri = question < 0 ? target : target.substring(0, question);
    this.query = question < 0 ? null : target.substring(question + 1);
    with("Host", "shop.example.com");
  }

  RigRequest with(String header, String value) {
    headers.put(header, value);
    return this;
  }

  RigRequest in(@Nullable RigSession given) {
    session = given;
    return this;
  }

  @Override
  public @Nullable String getRequestedSessionId() {
    return session == null ? null : session.getId();
  }

  @Override
  public boolean isRequestedSessionIdValid() {
    return session != null;
  }

  @Override
  public boolean isRequestedSessionIdFromURL() {
    return false;
  }

  RigRequest by(@Nullable String name) {
    user = name;
    return this;
  }

  RigRequest from(String address) {
    peer = address;
    return this;
  }

  RigRequest dispatched(DispatcherType as) {
    dispatch = as;
    return this;
  }

  RigRequest form(String text) {
    body = text.getBytes(StandardCharsets.UTF_8);
    with("Sec-Fetch-Site", "same-origin");
    return with("Content-Type", "application/x-www-form-urlencoded");
  }

  @Nullable RigSession session() {
    return session;
  }

  @Override
  public @Nullable Object getAttribute(String name) {
    return attributes.get(name);
  }

  @Override
  public void setAttribute(String name, Object value) {
    attributes.put(name, value);
  }

  @Override
  public DispatcherType getDispatcherType() {
    return dispatch;
  }

  @Override
  public String getMethod() {
    return method;
  }

  @Override
  public String getRequestURI() {
    return uri;
  }

  @Override
  public @Nullable String getQueryString() {
    return query;
  }

  @Override
  public String getRemoteAddr() {
    return peer;
  }

  @Override
  public @Nullable String getRemoteUser() {
    return user;
  }

  @Override
  public @Nullable HttpSession getSession(boolean create) {
    if (session != null && session.isOver()) {
      session = null;
    }
    if (create && session == null) {
      session = new RigSession("made-" + System.identityHashCode(this));
    }
    return session;
  }

  @Override
  public @Nullable HttpSession getSession() {
    return getSession(true);
  }

  @Override
  public String changeSessionId() {
    RigSession of = Objects.requireNonNull(session);
    of.rename(of.getId() + "-renewed");
    return of.getId();
  }

  @Override
  public void logout() {
    user = null;
  }

  @Override
  public String getServletPath() {
    return uri.substring("/shop".length());
  }

  @Override
  public @Nullable String getPathInfo() {
    return null;
  }

  @Override
  public boolean isAsyncStarted() {
    return false;
  }

  @Override
  public @Nullable String getHeader(String name) {
    return headers.get(name);
  }

  @Override
  public Enumeration<String> getHeaders(String name) {
    String value = headers.get(name);
    return Collections.enumeration(value == null ? List.of() : List.of(value));
  }

  @Override
  public @Nullable String getContentType() {
    return headers.get("Content-Type");
  }

  @Override
  public long getContentLengthLong() {
    return body.length;
  }

  @Override
  public ServletInputStream getInputStream() {
    ByteArrayInputStream in = new ByteArrayInputStream(body);
    return new ServletInputStream() {
      @Override
      public boolean isFinished() {
        return in.available() == 0;
      }

      @Override
      public boolean isReady() {
        return true;
      }

      @Override
      public void setReadListener(ReadListener listener) {
        throw new UnsupportedOperationException();
      }

      @Override
      public int read() {
        return in.read();
      }

      @Override
      public int read(byte[] into, int from, int length) {
        return in.read(into, from, length);
      }
    };
  }
}
