package org.sessiontrail.capture.servlet;

import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;

/** Stops the tracker with its application. */
public final class ContextListener implements ServletContextListener {
  private final ServletEdge edge;

  ContextListener(ServletEdge edge) {
    this.edge = edge;
  }

  @Override
  public void contextDestroyed(ServletContextEvent event) {
    edge.stop();
  }
}
