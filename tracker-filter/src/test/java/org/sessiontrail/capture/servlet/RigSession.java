package org.sessiontrail.capture.servlet;

import jakarta.servlet.ServletContext;
import jakarta.servlet.http.HttpSession;
import java.util.Collections;
import java.util.Enumeration;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A session that remembers attributes and changes its id when a test says so. */
final class RigSession implements HttpSession {
  private long createdMillis;
  private final Map<String, Object> attributes = new HashMap<>();
  private String id;
  private boolean over;

  RigSession(String id) {
    this.id = id;
  }

  /** The same session on another node, as it is carried there: what is no text is lost. */
  RigSession copy() {
    RigSession out = new RigSession(id);
    attributes.forEach(
        (name, value) -> {
          if (value instanceof String) {
            out.attributes.put(name, value);
          }
        });
    return out;
  }

  void rename(String newId) {
    id = newId;
  }

  Map<String, Object> attributes() {
    return attributes;
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
    return 1_800;
  }

  @Override
  public long getCreationTime() {
    return createdMillis;
  }

  /** The container made it then. */
  RigSession made(long millis) {
    createdMillis = millis;
    return this;
  }

  @Override
  public long getLastAccessedTime() {
    return 0;
  }

  @Override
  public ServletContext getServletContext() {
    throw new UnsupportedOperationException();
  }

  @Override
  public void setMaxInactiveInterval(int seconds) {
    throw new UnsupportedOperationException();
  }

  @Override
  public @Nullable Object getAttribute(String name) {
    return attributes.get(name);
  }

  @Override
  public Enumeration<String> getAttributeNames() {
    return Collections.enumeration(attributes.keySet());
  }

  @Override
  public void setAttribute(String name, Object value) {
    attributes.put(name, value);
  }

  @Override
  public void removeAttribute(String name) {
    attributes.remove(name);
  }

  @Override
  public void invalidate() {
    over = true;
  }

  boolean isOver() {
    return over;
  }
}
