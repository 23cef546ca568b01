package org.sessiontrail.capture.servlet;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpSession;
import java.lang.reflect.Proxy;
import org.jspecify.annotations.Nullable;

/**
 * A browser's page request that allocates nothing itself, so that what a filter allocates can be
 * counted. Everything a capture filter must not touch fails.
 */
final class StubRequest extends HttpServletRequestWrapper {
  private static final String AGENT =
      "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0";

  private final @Nullable HttpSession session;
  private final @Nullable String user;
  private @Nullable Object guard;

  StubRequest(@Nullable HttpSession session, @Nullable String user) {
    super(refusing(HttpServletRequest.class));
    this.session = session;
    this.user = user;
  }

  /** An object of {@code type} whose every method fails. */
  static <T> T refusing(Class<T> type) {
    return type.cast(
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (proxy, method, arguments) -> {
              throw new UnsupportedOperationException("a capture filter must not call " + method);
            }));
  }

  /** Makes it a request that no filter has seen. */
  void renew() {
    guard = null;
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

  @Override
  public @Nullable Object getAttribute(String name) {
    return guard;
  }

  @Override
  public void setAttribute(String name, @Nullable Object value) {
    guard = value;
  }

  @Override
  public DispatcherType getDispatcherType() {
    return DispatcherType.REQUEST;
  }

  @Override
  public String getMethod() {
    return "GET";
  }

  @Override
  public String getRequestURI() {
    return "/shop/products/tea";
  }

  @Override
  public @Nullable String getQueryString() {
    return null;
  }

  @Override
  public String getRemoteAddr() {
    return "203.0.113.9";
  }

  @Override
  public @Nullable String getRemoteUser() {
    return user;
  }

  @Override
  public @Nullable HttpSession getSession(boolean create) {
    if (create) {
      throw new UnsupportedOperationException("a capture filter makes no session");
    }
    return session;
  }

  @Override
  public boolean isAsyncStarted() {
    return false;
  }

  @Override
  public @Nullable String getHeader(String name) {
    return switch (name) {
      case "User-Agent" -> AGENT;
      case "Referer" -> "https://shop.example.com/shop/";
      case "Accept" -> "text/html,application/xhtml+xml";
      case "Sec-Fetch-Dest" -> "document";
      default -> null;
    };
  }
}
