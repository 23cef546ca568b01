package org.sessiontrail.console;

import jakarta.servlet.ServletContainerInitializer;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletRegistration;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.sessiontrail.console.http.Roles;

/**
 * Puts {@link ConsoleServlet} at {@code tracker.path} ({@value #DEFAULT_PATH} unless a context
 * parameter of that name says otherwise). An application that uses the path itself keeps it.
 */
public final class ConsoleInitializer implements ServletContainerInitializer {
  static final String PATH_PARAMETER = "tracker.path";
  static final String DEFAULT_PATH = "/tracker";
  static final String SERVLET_NAME = "tracker-console";
  private static final String SEEN = ConsoleInitializer.class.getName();

  private static final Logger LOG = System.getLogger(ConsoleInitializer.class.getName());
  private static final Pattern PATH = Pattern.compile("(/[A-Za-z0-9._~-]{1,100}){1,8}");

  /** {@inheritDoc} The second call for an application does nothing. */
  @Override
  public void onStartup(@Nullable Set<Class<?>> classes, ServletContext context) {
    if (context.getAttribute(SEEN) != null) {
      return;
    }
    context.setAttribute(SEEN, true);
    String pattern = path(context) + "/*";
    String holder = holder(context, pattern);
    if (holder != null) {
      LOG.log(
          Level.WARNING,
          "TRK-0501 {0} of {1} belongs to the application''s servlet \"{2}\": the tracker''s console"
              + " and export are off; set the context parameter tracker.path to another path",
          pattern,
          context.getContextPath(),
          holder);
      return;
    }
    ServletRegistration.Dynamic console = context.addServlet(SERVLET_NAME, new ConsoleServlet());
    if (console == null) {
      LOG.log(Level.DEBUG, "{0} is declared by the application itself", SERVLET_NAME);
      return;
    }
    console.setAsyncSupported(true);
    console.addMapping(pattern);
    context.declareRoles(Roles.ALL.toArray(String[]::new));
  }

  private static String path(ServletContext context) {
    String path = context.getInitParameter(PATH_PARAMETER);
    if (path == null) {
      return DEFAULT_PATH;
    }
    if (PATH.matcher(path).matches()) {
      return path;
    }
    LOG.log(
        Level.ERROR,
        "TRK-0502 tracker.path=\"{0}\" must begin with a slash, not end with one and hold letters,"
            + " digits, dots and hyphens only (context parameter); using {1}",
        path,
        DEFAULT_PATH);
    return DEFAULT_PATH;
  }

  /** Name of the servlet that has {@code pattern} already, or null. */
  private static @Nullable String holder(ServletContext context, String pattern) {
    return context.getServletRegistrations().values().stream()
        .filter(servlet -> servlet.getMappings().contains(pattern))
        .map(ServletRegistration::getName)
        .filter(name -> !name.equals(SERVLET_NAME))
        .findFirst()
        .orElse(null);
  }
}
