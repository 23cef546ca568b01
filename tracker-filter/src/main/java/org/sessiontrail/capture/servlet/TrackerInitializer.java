package org.sessiontrail.capture.servlet;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.FilterRegistration;
import jakarta.servlet.ServletContainerInitializer;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletException;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.sessiontrail.runtime.Health;
import org.sessiontrail.runtime.Tracker;

/**
 * Starts the tracker before the application's own parts: containers run initializers even where
 * {@code metadata-complete} switches fragments and annotations off.
 *
 * <p>An embedded container that runs no initializers needs one line at start: {@link
 * #register(ServletContext)}.
 */
public final class TrackerInitializer implements ServletContainerInitializer {
  /** Name the filter is registered under. */
  public static final String FILTER_NAME = "tracker";

  /** For the container. */
  public TrackerInitializer() {}

  @Override
  public void onStartup(@Nullable Set<Class<?>> classes, ServletContext context) {
    register(context);
  }

  /**
   * Starts the tracker of {@code context} and registers filter, listeners and, where there is one,
   * the console, the filter before all others unless the application declares it itself. The second
   * call does nothing. A failure is logged and leaves the application as it would be without the
   * tracker; where {@code tracker.on-failure} is closed it is thrown, so that the application does
   * not start.
   *
   * @throws org.sessiontrail.config.ConfigurationException when the configuration is wrong and
   *     {@code tracker.strict} is set
   */
  public static void register(ServletContext context) {
    try {
      if (ServletEdge.of(context) == null) {
        ServletEdge edge = TrackerBoot.start(context, null);
        if (edge != null) {
          install(context, edge);
        }
      }
    } catch (RuntimeException | LinkageError e) {
      TrackerBoot.reportFailedStart(context, e);
    }
  }

  /** Makes the container report to {@code edge}; stops it when that can't be. */
  static void install(ServletContext context, ServletEdge edge) {
    try {
      addListeners(context, edge);
      addFilter(context);
      addConsole(context, edge.recorder().tracker());
    } catch (RuntimeException | LinkageError e) {
      edge.stop();
      TrackerBoot.refuseIfClosed(edge.recorder().tracker().config(), e);
      throw e;
    }
  }

  /** The application's own declarations of the filter. */
  static List<? extends FilterRegistration> declared(ServletContext context) {
    return context.getFilterRegistrations().values().stream()
        .filter(filter -> TrackerFilter.class.getName().equals(filter.getClassName()))
        .toList();
  }

  private static void addListeners(ServletContext context, ServletEdge edge) {
    try {
      context.addListener(new ContextListener(edge));
    } catch (IllegalArgumentException tooLate) {
      edge.stopWithFilter(); // called by a context listener: there may be no other (Servlet 4.4)
    }
    context.addListener(new SessionListener(edge));
    if (seesEverything(context)) {
      context.addListener(new RequestListener(edge));
    }
  }

  /** With a narrower mapping of the application's own, what the filter misses is not a refusal. */
  private static boolean seesEverything(ServletContext context) {
    List<? extends FilterRegistration> declared = declared(context);
    return declared.isEmpty()
        || declared.stream().anyMatch(filter -> filter.getUrlPatternMappings().contains("/*"));
  }

  /** Where a container runs initializers it comes to the console by itself, before or after. */
  private static void addConsole(ServletContext context, Tracker tracker) {
    ServletContainerInitializer console = tracker.find(ServletContainerInitializer.class);
    if (console == null) {
      return;
    }
    try {
      console.onStartup(null, context);
    } catch (ServletException | RuntimeException | LinkageError e) {
      String message = "TRK-0586 the console can't be registered, recording goes on: " + e;
      tracker.health().report("console", Health.State.DEGRADED, message, e);
    }
  }

  private static void addFilter(ServletContext context) {
    if (!declared(context).isEmpty()) {
      return;
    }
    FilterRegistration.Dynamic filter = context.addFilter(FILTER_NAME, TrackerFilter.class);
    if (filter != null) {
      filter.setAsyncSupported(true);
      filter.addMappingForUrlPatterns(
          EnumSet.of(DispatcherType.REQUEST, DispatcherType.ASYNC, DispatcherType.ERROR),
          false,
          "/*");
    }
  }
}
