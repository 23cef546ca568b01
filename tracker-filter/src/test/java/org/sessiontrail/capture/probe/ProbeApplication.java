package org.sessiontrail.capture.probe;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import jakarta.servlet.ServletRegistration;
import jakarta.servlet.http.HttpServlet;
import java.util.EnumSet;
import java.util.Map;

/**
 * Registers every part of the probe. {@code probe/web.xml} names it as a listener, and adds what
 * can't be said in code: error pages, constraints and the login.
 */
public final class ProbeApplication implements ServletContextListener {
  /** For the container. */
  public ProbeApplication() {}

  @Override
  public void contextInitialized(ServletContextEvent event) {
    register(event.getServletContext());
  }

  /** Adds servlets and filters; for the time before {@code context} is started. */
  public static void register(ServletContext context) {
    add(context, "answer", PlainAnswers.all());
    add(context, "error-page", PlainAnswers.errorPages());
    add(context, "session", SessionAnswers.all());
    add(context, "async", AsyncAnswers.all());
    add(context, "wrapped", SessionAnswers.all());
    add(context, "secret", PlainAnswers.all());
    add(context, "login", PlainAnswers.all());
    add(context, "upgrade", new UpgradeServlet());
    context
        .addFilter("wrapped-user", WrappedUserFilter.class)
        .addMappingForUrlPatterns(EnumSet.of(DispatcherType.REQUEST), true, "/wrapped/*");
  }

  private static void add(ServletContext context, String name, Map<String, Answer> answers) {
    add(context, name, new ProbeServlet(answers));
  }

  private static void add(ServletContext context, String name, HttpServlet servlet) {
    ServletRegistration.Dynamic added = context.addServlet("probe-" + name, servlet);
    added.addMapping("/" + name + "/*");
    added.setAsyncSupported(true);
  }
}
