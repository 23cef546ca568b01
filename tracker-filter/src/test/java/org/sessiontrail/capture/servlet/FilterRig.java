package org.sessiontrail.capture.servlet;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterConfig;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletException;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.net.URL;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.sessiontrail.capture.Trail;
import org.sessiontrail.catalogue.CatalogueCheck;
import org.sessiontrail.config.ConfigLoader;
import org.sessiontrail.config.ConfigSource;
import org.sessiontrail.config.LoadedConfig;
import org.sessiontrail.config.TrackerConfig;
import org.sessiontrail.record.Kind;
import org.sessiontrail.record.StoredRecord;
import org.sessiontrail.record.TestClock;
import org.sessiontrail.runtime.SteppedHost;
import org.sessiontrail.runtime.Tracker;

/**
 * The real filter with its real recorder and spool, told a configuration by its keys, on a clock
 * that the test moves; requests are objects of the test.
 */
final class FilterRig implements AutoCloseable {
  /** What the application does with a request. */
  interface Application {
    void serve(Trail trail);
  }

  final TestClock clock = new TestClock();
  final SteppedHost host = new SteppedHost();
  private final Tracker tracker;
  private final ServletEdge edge;
  private final Filter filter = new TrackerFilter();
  private final List<StoredRecord> records = new ArrayList<>();
  private Application application = trail -> {};

  FilterRig(Path dir, Map<String, String> settings) throws ServletException {
    Map<String, String> all = new HashMap<>(settings);
    all.put("tracker.spool.dir", dir.toString());
    all.put("tracker.node", "rig");
    LoadedConfig loaded = ConfigLoader.load(List.of(new ConfigSource("rig", all)), "rig");
    assertThat(loaded.mistakes()).isEmpty();
    tracker = new Tracker(loaded.config(), clock);
    tracker.adopt(host);
    Map<String, Object> attributes = new HashMap<>();
    ServletContext context = context(attributes);
    edge = new ServletEdge(context, tracker);
    edge.publish();
    filter.init(config(context));
  }

  /** From now on {@code served} serves the requests. */
  FilterRig serving(Application served) {
    application = served;
    return this;
  }

  TrackerConfig config() {
    return tracker.config();
  }

  ServletEdge edge() {
    return edge;
  }

  RigResponse send(RigRequest request) throws IOException, ServletException {
    return send(request, new RigResponse());
  }

  RigResponse send(RigRequest request, RigResponse response) throws IOException, ServletException {
    filter.doFilter(request, response, (in, out) -> application.serve(Trail.current()));
    return response;
  }

  /** Everything recorded so far, as in the catalogue. */
  List<StoredRecord> records() {
    List<StoredRecord> more = tracker.spool().cursor().poll(100_000);
    while (!more.isEmpty()) {
      records.addAll(more);
      tracker.spool().cursor().commit();
      more = tracker.spool().cursor().poll(100_000);
    }
    return CatalogueCheck.named(records);
  }

  List<StoredRecord> records(Kind kind) {
    return records().stream().filter(record -> record.kind() == kind).toList();
  }

  /** The last request's record. */
  StoredRecord last() {
    List<StoredRecord> requests = records(Kind.REQUEST);
    return requests.get(requests.size() - 1);
  }

  /** How many were not kept, by reason. */
  Map<String, Long> suppressed() {
    clock.advance(java.time.Duration.ofSeconds(61));
    host.step();
    return records(Kind.SUPPRESSED).stream()
        .collect(
            Collectors.groupingBy(
                record -> String.valueOf(record.text("reason")),
                Collectors.summingLong(record -> (Long) record.members().get("count"))));
  }

  @Override
  public void close() {
    filter.destroy();
    edge.stop();
  }

  private static ServletContext context(Map<String, Object> attributes) {
    return (ServletContext)
        Proxy.newProxyInstance(
            ServletContext.class.getClassLoader(),
            new Class<?>[] {ServletContext.class},
            (proxy, method, arguments) ->
                switch (method.getName()) {
                  case "getContextPath" -> "/shop";
                  case "getResource" ->
                      arguments[0].equals("/style.css") ? new URL("file:/style.css") : null;
                  case "getClassLoader" -> FilterRig.class.getClassLoader();
                  case "setAttribute" -> attributes.put((String) arguments[0], arguments[1]);
                  case "removeAttribute" -> attributes.remove((String) arguments[0]);
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

  Tracker tracker() {
    return tracker;
  }
}
