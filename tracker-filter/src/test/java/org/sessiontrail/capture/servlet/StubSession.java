package org.sessiontrail.capture.servlet;

import jakarta.servlet.ServletContext;
import jakarta.servlet.http.HttpSession;
import java.util.Collections;
import java.util.Enumeration;
import org.jspecify.annotations.Nullable;

/** A session that a client has joined and that lets itself only be looked at. */
@SuppressWarnings("removal") // nothing here is deprecated any more; the older servers' methods are
final class StubSession implements HttpSession {
  private final String id;
  private final int idleSeconds;

  StubSession(String id, int idleSeconds) {
    this.id = id;
    this.idleSeconds = idleSeconds;
  }

  @Override
  public String getId() {
    return id;
  }

  @Override
  public boolean isNew() {
    return false;
  }

  @Override
  public int getMaxInactiveInterval() {
    return idleSeconds;
  }

  @Override
  public long getCreationTime() {
    return 0;
  }

  @Override
  public long getLastAccessedTime() {
    return 0;
  }

  @Override
  public ServletContext getServletContext() {
    throw refused();
  }

  @Override
  public void setMaxInactiveInterval(int seconds) {
    throw refused();
  }

  @Override
  public @Nullable Object getAttribute(String name) {
    return null;
  }

  @Override
  public Enumeration<String> getAttributeNames() {
    return Collections.emptyEnumeration();
  }

  @Override
  public void setAttribute(String name, @Nullable Object value) {
    throw refused();
  }

  @Override
  public void removeAttribute(String name) {
    throw refused();
  }

  @Override
  public void invalidate() {
    throw refused();
  }

  private static UnsupportedOperationException refused() {
    return new UnsupportedOperationException("a capture filter leaves sessions alone");
  }
}
