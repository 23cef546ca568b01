package org.sessiontrail.capture;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The exchange that the calling thread serves, so that business actions, session listeners and
 * changes of data find the request they belong to; and for code outside a request the recorder of
 * its application. Holds nothing of a request once a pass through the filter is over, and nothing
 * of an application once that has stopped.
 *
 * <p>Threads: any.
 */
public final class CurrentExchange {
  private static final ThreadLocal<@Nullable Exchange> CURRENT = new ThreadLocal<>();
  private static final Map<ClassLoader, TrailRecorder> APPLICATIONS = new ConcurrentHashMap<>();

  private CurrentExchange() {}

  /** The exchange of this thread, or null. */
  public static @Nullable Exchange get() {
    return CURRENT.get();
  }

  /** Begins to serve {@code exchange} on this thread; returns what was served before. */
  public static @Nullable Exchange enter(Exchange exchange) {
    Exchange before = CURRENT.get();
    CURRENT.set(exchange);
    return before;
  }

  /** Goes back to what was served before. */
  public static void leave(@Nullable Exchange before) {
    if (before == null) {
      CURRENT.remove();
    } else {
      CURRENT.set(before);
    }
  }

  /** The application of {@code loader} has started; {@code recorder} is its own. */
  public static void started(ClassLoader loader, TrailRecorder recorder) {
    APPLICATIONS.put(loader, recorder);
  }

  /** The application of {@code recorder} has stopped. */
  public static void stopped(TrailRecorder recorder) {
    APPLICATIONS.values().removeIf(recorder::equals);
  }

  /**
   * What records the doings of {@code code} on this thread: the recorder of the request, else of
   * the application that thread or code belong to, else the only one there is; null for none.
   */
  public static @Nullable TrailRecorder recorderFor(Class<?> code) {
    Exchange exchange = CURRENT.get();
    if (exchange != null) {
      return exchange.recorder();
    }
    TrailRecorder found = of(Thread.currentThread().getContextClassLoader());
    if (found == null) {
      found = of(code.getClassLoader());
    }
    if (found != null) {
      return found;
    }
    List<TrailRecorder> all = List.copyOf(APPLICATIONS.values());
    return all.size() == 1 ? all.get(0) : null;
  }

  private static @Nullable TrailRecorder of(@Nullable ClassLoader loader) {
    for (ClassLoader at = loader; at != null; at = at.getParent()) {
      TrailRecorder recorder = APPLICATIONS.get(at);
      if (recorder != null) {
        return recorder;
      }
    }
    return null;
  }
}
