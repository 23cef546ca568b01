package org.sessiontrail.capture.guard;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.sessiontrail.config.detect.DetectRule;

/**
 * Brings what rules found in the log to the watches of the sessions that are served here. Of trails
 * that are not here, the latest {@value #MOST} of which something was found are remembered: they
 * may come from another node.
 *
 * <p>Threads: any.
 */
public final class FoundElsewhere implements TrailFindings {
  static final int MOST = 10_000;

  private final Function<String, @Nullable TrailWatch> live;
  private final Map<String, TrailWatch> waiting =
      new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, TrailWatch> eldest) {
          return size() > MOST;
        }
      };

  /**
   * For the trails of one node.
   *
   * @param live the watch of a trail that is here, by its id, or null
   */
  public FoundElsewhere(Function<String, @Nullable TrailWatch> live) {
    this.live = live;
  }

  @Override
  public synchronized void found(
      String trail, DetectRule rule, int points, boolean enforce, long epochMicros) {
    TrailWatch here = live.apply(trail);
    TrailWatch watch =
        here == null ? waiting.computeIfAbsent(trail, key -> new TrailWatch()) : here;
    watch.found(rule, points, enforce, epochMicros);
  }

  @Override
  public synchronized void proved(String trail, long epochMicros) {
    TrailWatch here = live.apply(trail);
    TrailWatch watch = here == null ? waiting.get(trail) : here;
    if (watch != null) {
      watch.clear(epochMicros);
    }
  }

  /** A trail is served here from now on; to be called when it can be found among the live ones. */
  public synchronized void opened(String trail) {
    TrailWatch known = waiting.remove(trail);
    TrailWatch here = live.apply(trail);
    if (known != null && here != null) {
      here.takeOver(known);
    }
  }

  /** How many trails it remembers that are not here. */
  synchronized int waiting() {
    return waiting.size();
  }
}
