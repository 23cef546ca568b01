package org.sessiontrail.capture.cdi;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.servlet.ServletContext;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.sessiontrail.capture.CurrentExchange;
import org.sessiontrail.capture.Exchange;
import org.sessiontrail.capture.LiveTrail;
import org.sessiontrail.capture.Trail;
import org.sessiontrail.capture.TrailRecorder;

/**
 * The injectable {@link Trail}: of the calling thread's request, or of the application outside one.
 *
 * <p>Threads: any. No method throws.
 */
@ApplicationScoped
public class CurrentTrail implements Trail {
  private static final int MAX_NAME_CHARS = 100;
  private static final int MAX_DETAILS = 32;

  private volatile @Nullable ServletContext context;

  /** For the container. */
  public CurrentTrail() {}

  /** Remembers the application for calls outside a request. */
  void remember(@Observes @Initialized(ApplicationScoped.class) ServletContext started) {
    context = started;
  }

  @Override
  public void record(String action, Map<String, ?> detail) {
    ActionInProgress started = begin(action, detail);
    if (started != null) {
      started.succeeded();
    }
  }

  @Override
  public @Nullable String sessionId() {
    Exchange exchange = CurrentExchange.get();
    if (exchange == null) {
      return null;
    }
    try {
      LiveTrail trail = exchange.recorder().trailNow(exchange);
      return trail == null ? null : trail.id();
    } catch (RuntimeException | LinkageError e) {
      exchange.recorder().failed("trail id", e);
      return null;
    }
  }

  @Override
  public void verified(String factor) {
    record("user.verified", Map.of("factor", factor));
  }

  @Override
  public void user(@Nullable String user) {
    Exchange exchange = CurrentExchange.get();
    if (exchange != null) {
      exchange.recorder().declareUser(exchange, user);
    }
  }

  /** Begins an action; null when nothing is recorded here. */
  @Nullable ActionInProgress begin(String action, Map<String, ?> detail) {
    Exchange exchange = CurrentExchange.get();
    TrailRecorder recorder = exchange == null ? ofApplication() : exchange.recorder();
    if (recorder == null) {
      return null;
    }
    try {
      return new ActionInProgress(recorder, exchange, name(action), kept(recorder, detail));
    } catch (RuntimeException | LinkageError e) {
      recorder.failed("action " + action, e);
      return null;
    }
  }

  void failed(String where, Throwable cause) {
    Exchange exchange = CurrentExchange.get();
    TrailRecorder recorder = exchange == null ? ofApplication() : exchange.recorder();
    if (recorder != null) {
      recorder.failed(where, cause);
    }
  }

  private @Nullable TrailRecorder ofApplication() {
    ServletContext started = context;
    return started == null
        ? null
        : (TrailRecorder) started.getAttribute(TrailRecorder.class.getName());
  }

  private static String name(String action) {
    return action.length() <= MAX_NAME_CHARS ? action : action.substring(0, MAX_NAME_CHARS);
  }

  private static Map<String, String> kept(TrailRecorder recorder, Map<String, ?> detail) {
    Map<String, String> out = new TreeMap<>();
    for (Map.Entry<String, ?> entry : detail.entrySet()) {
      if (out.size() < MAX_DETAILS && entry.getValue() != null) {
        out.put(name(entry.getKey()), recorder.policy().detail(text(entry.getValue())));
      }
    }
    return out;
  }

  /** The value's own text; a value that can't say it must not stop the action. */
  private static String text(Object value) {
    try {
      return String.valueOf(value);
    } catch (RuntimeException e) {
      return "(" + value.getClass().getName() + ")";
    }
  }
}
