package org.sessiontrail.server.plain;

import jakarta.servlet.http.HttpSessionAttributeListener;
import jakarta.servlet.http.HttpSessionBindingEvent;
import jakarta.servlet.http.HttpSessionEvent;
import jakarta.servlet.http.HttpSessionIdListener;
import jakarta.servlet.http.HttpSessionListener;
import java.util.ArrayList;
import java.util.List;

/** What the application's own listeners are told, in order. */
public final class Events
    implements HttpSessionListener, HttpSessionAttributeListener, HttpSessionIdListener {
  private static final List<String> TOLD = new ArrayList<>();

  /** For the container. */
  public Events() {}

  static synchronized void add(String event) {
    TOLD.add(event);
  }

  /** Those since the last call. */
  static synchronized List<String> taken() {
    List<String> all = List.copyOf(TOLD);
    TOLD.clear();
    return all;
  }

  @Override
  public void sessionCreated(HttpSessionEvent event) {
    add("session created");
  }

  @Override
  public void sessionDestroyed(HttpSessionEvent event) {
    add("session destroyed");
  }

  @Override
  public void attributeAdded(HttpSessionBindingEvent event) {
    add("attribute added " + event.getName());
  }

  @Override
  public void attributeRemoved(HttpSessionBindingEvent event) {
    add("attribute removed " + event.getName());
  }

  @Override
  public void attributeReplaced(HttpSessionBindingEvent event) {
    add("attribute replaced " + event.getName());
  }

  @Override
  public void sessionIdChanged(HttpSessionEvent event, String before) {
    add("session id changed");
  }
}
