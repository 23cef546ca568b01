package org.sessiontrail.capture.servlet;

import jakarta.servlet.FilterConfig;
import jakarta.servlet.FilterRegistration;
import jakarta.servlet.ServletContext;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.sessiontrail.capture.servlet.declared.ApplicationManifest;
import org.sessiontrail.capture.servlet.declared.SessionSettings;
import org.sessiontrail.config.ConfigLoader;
import org.sessiontrail.config.ConfigMistake;
import org.sessiontrail.config.ConfigSource;
import org.sessiontrail.config.ConfigurationException;
import org.sessiontrail.config.LoadedConfig;
import org.sessiontrail.config.MicroProfileSource;
import org.sessiontrail.config.TrackerConfig;
import org.sessiontrail.record.TrailClock;
import org.sessiontrail.runtime.Health;
import org.sessiontrail.runtime.Tracker;

/** Reads one web application's configuration and starts its tracker. */
final class TrackerBoot {
  private static final Logger LOG = System.getLogger(TrackerBoot.class.getName());
  private static final String PREFIX = "tracker.";

  private TrackerBoot() {}

  /** The tracker can't start and what can't be recorded is to be refused: so is the application. */
  static final class StartRefusedException extends RuntimeException {
    private static final long serialVersionUID = 1;

    StartRefusedException(Throwable cause) {
      super(
          "TRK-0405 the tracker could not start and tracker.on-failure is closed: the application"
              + " must not run unrecorded. Mend the cause, or set tracker.on-failure=open",
          cause);
    }
  }

  /**
   * Starts the tracker of {@code context} and publishes its edge there.
   *
   * @param filter configuration of a filter that is being initialised, or null when only its
   *     declaration is there to be read
   * @return null when the configuration switches the tracker off
   * @throws ConfigurationException when it is wrong and {@code tracker.strict} is set
   * @throws StartRefusedException when it fails and {@code tracker.on-failure} is closed
   */
  static @Nullable ServletEdge start(ServletContext context, @Nullable FilterConfig filter) {
    LoadedConfig loaded = ConfigLoader.load(sources(context, filter), defaultApp(context));
    for (ConfigMistake mistake : loaded.mistakes()) {
      LOG.log(Level.ERROR, "{0}", mistake);
    }
    if (!loaded.config().enabled()) {
      LOG.log(Level.INFO, "tracker.enabled=false: nothing is recorded of {0}", defaultApp(context));
      return null;
    }
    try {
      return start(context, loaded);
    } catch (RuntimeException | LinkageError e) {
      refuseIfClosed(loaded.config(), e);
      throw e;
    }
  }

  private static ServletEdge start(ServletContext context, LoadedConfig loaded) {
    Tracker tracker = new Tracker(loaded.config(), TrailClock.system());
    tracker.provide(LoadedConfig.class, loaded);
    if (!loaded.mistakes().isEmpty()) {
      tracker.health().report("configuration", Health.State.DEGRADED, text(loaded.mistakes()));
    }
    ServletEdge edge = new ServletEdge(context, tracker);
    edge.publish();
    tracker.start(context.getClassLoader(), SessionSettings.of(context));
    return edge;
  }

  /** Makes a failed start that of the application where nothing may pass unrecorded. */
  static void refuseIfClosed(TrackerConfig config, Throwable cause) {
    if (config.durability().closed()) {
      throw new StartRefusedException(cause);
    }
  }

  /**
   * Says that nothing is recorded, and why; a strict configuration passes its exception on, and so
   * does a closed one.
   */
  static void reportFailedStart(ServletContext context, Throwable cause) {
    if (cause instanceof ConfigurationException strict) {
      throw strict;
    }
    if (cause instanceof StartRefusedException refusal) {
      throw refusal;
    }
    LOG.log(
        Level.ERROR,
        "TRK-0203 the tracker of " + defaultApp(context) + " could not start; nothing is recorded",
        cause);
  }

  private static String text(List<ConfigMistake> mistakes) {
    StringBuilder out = new StringBuilder();
    for (ConfigMistake mistake : mistakes) {
      out.append(out.length() == 0 ? "" : "; ").append(mistake);
    }
    return out.toString();
  }

  private static String defaultApp(ServletContext context) {
    String path = context.getContextPath();
    return path == null || path.length() < 2 ? "ROOT" : path.substring(1).replace('/', '-');
  }

  private static List<ConfigSource> sources(ServletContext context, @Nullable FilterConfig filter) {
    List<ConfigSource> out = new ArrayList<>();
    if (filter != null) {
      out.add(
          new ConfigSource(
              "init-param of filter \"" + filter.getFilterName() + "\"",
              named(filter.getInitParameterNames(), filter::getInitParameter)));
    }
    for (FilterRegistration declared : TrackerInitializer.declared(context)) {
      out.add(
          new ConfigSource(
              "init-param of filter \"" + declared.getName() + "\"",
              named(
                  Collections.enumeration(declared.getInitParameters().keySet()),
                  declared::getInitParameter)));
    }
    out.add(
        new ConfigSource(
            "context-param", named(context.getInitParameterNames(), context::getInitParameter)));
    MicroProfileSource.find(context.getClassLoader()).ifPresent(out::add);
    out.add(ConfigSource.system());
    out.add(ConfigSource.environment(System.getenv()));
    out.add(ApplicationManifest.source(context));
    return out;
  }

  private static Map<String, String> named(
      Enumeration<String> names, Function<String, @Nullable String> value) {
    Map<String, String> out = new TreeMap<>();
    while (names.hasMoreElements()) {
      String name = names.nextElement();
      String text = name.startsWith(PREFIX) ? value.apply(name) : null;
      if (text != null) {
        out.put(name, text);
      }
    }
    return out;
  }
}
