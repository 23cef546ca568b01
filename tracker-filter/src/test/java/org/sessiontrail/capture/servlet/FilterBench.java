package org.sessiontrail.capture.servlet;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.FilterConfig;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.sessiontrail.config.ConfigLoader;
import org.sessiontrail.config.ConfigSource;
import org.sessiontrail.config.LoadedConfig;
import org.sessiontrail.record.TrailClock;
import org.sessiontrail.runtime.Tracker;
import org.sessiontrail.spool.SpoolCursor;

/**
 * The real filter with its real recorder and spool between stub requests and an empty chain; and
 * beside it a filter that does nothing.
 *
 * <p>Threads: one.
 */
public final class FilterBench implements AutoCloseable {
  private static final int DRAIN_EVERY = 4096;

  private final Tracker tracker;
  private final Filter tracking = new TrackerFilter();
  private final Filter empty = new EmptyFilter();
  private final StubRequest request;
  private final StubResponse response = new StubResponse();
  private final FilterChain chain = (req, res) -> {};
  private int undrained;

  /** A bench whose tracker keeps its files in {@code dir}; requests have a session and a user. */
  public FilterBench(Path dir) throws ServletException {
    this(dir, "relaxed");
  }

  /** As the other one, with {@code tracker.durability}. */
  public FilterBench(Path dir, String durability) throws ServletException {
    this(dir, Map.of("tracker.durability", durability));
  }

  /** As the others, with any settings. */
  public FilterBench(Path dir, Map<String, String> settings) throws ServletException {
    Map<String, String> all = new HashMap<>(settings);
    all.put("tracker.spool.dir", dir.toString());
    all.put("tracker.node", "bench");
    LoadedConfig loaded = ConfigLoader.load(List.of(new ConfigSource("bench", all)), "bench");
    if (!loaded.mistakes().isEmpty()) {
      throw new IllegalArgumentException(loaded.mistakes().toString());
    }
    tracker = new Tracker(loaded.config(), TrailClock.system());
    Map<String, Object> attributes = new HashMap<>();
    ServletContext context = context(attributes);
    new ServletEdge(context, tracker).publish();
    tracking.init(config(context));
    request = new StubRequest(session(), "anna");
  }

  /** One request through the tracker's filter. */
  public void tracked() throws IOException, ServletException {
    request.renew();
    tracking.doFilter(request, response, chain);
    if (++undrained == DRAIN_EVERY) {
      drain();
    }
  }

  /** One request through a filter that does nothing. */
  public void untracked() throws IOException, ServletException {
    request.renew();
    empty.doFilter(request, response, chain);
  }

  /** Empties the spool; not part of a request. */
  public void drain() {
    SpoolCursor cursor = tracker.spool().cursor();
    while (!cursor.poll(8 * DRAIN_EVERY).isEmpty()) {
      cursor.commit();
    }
    undrained = 0;
  }

  /** Requests recorded so far. */
  public long recorded() {
    return tracker.spool().status().accepted();
  }

  @Override
  public void close() {
    tracking.destroy();
    drain();
    tracker.stop();
  }

  private static ServletContext context(Map<String, Object> attributes) {
    return (ServletContext)
        Proxy.newProxyInstance(
            ServletContext.class.getClassLoader(),
            new Class<?>[] {ServletContext.class},
            (proxy, method, arguments) ->
                switch (method.getName()) {
                  case "getContextPath" -> "/shop";
                  case "getClassLoader" -> FilterBench.class.getClassLoader();
                  case "setAttribute" -> attributes.put((String) arguments[0], arguments[1]);
                  case "getAttribute" -> attributes.get((String) arguments[0]);
                  default -> throw new UnsupportedOperationException(method.toString());
                });
  }

  private static FilterConfig config(ServletContext context) {
    return (FilterConfig)
        Proxy.newProxyInstance(
            FilterConfig.class.getClassLoader(),
            new Class<?>[] {FilterConfig.class},
            (proxy, method, arguments) ->
                method.getName().equals("getServletContext") ? context : null);
  }

  private static HttpSession session() {
    int idleSeconds = (int) Duration.ofMinutes(30).toSeconds();
    return new StubSession("0123456789ABCDEF0123456789ABCDEF", idleSeconds);
  }

  /** What every filter costs. */
  private static final class EmptyFilter implements Filter {
    @Override
    public void doFilter(
        ServletRequest request, ServletResponse response, @Nullable FilterChain chain)
        throws IOException, ServletException {
      if (chain != null) {
        chain.doFilter(request, response);
      }
    }
  }
}
