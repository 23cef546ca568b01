package org.sessiontrail.server.boot;

import jakarta.servlet.ServletContext;
import org.sessiontrail.capture.servlet.TrackerInitializer;
import org.springframework.boot.web.servlet.ServletContextInitializer;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** All that an application on Spring Boot has to add: before the filters of its own. */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
public class SessionTrail implements ServletContextInitializer {
  /** For Spring. */
  public SessionTrail() {}

  @Override
  public void onStartup(ServletContext context) {
    TrackerInitializer.register(context);
  }
}
