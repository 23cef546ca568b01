package org.sessiontrail.capture.servlet;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;
import jakarta.servlet.Servlet;
import jakarta.servlet.ServletContext;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.function.Predicate;
import org.apache.catalina.Context;
import org.apache.catalina.LifecycleException;
import org.apache.tomcat.util.descriptor.web.ErrorPage;
import org.jspecify.annotations.Nullable;
import org.sessiontrail.capture.contract.ProbedServer;
import org.sessiontrail.capture.probe.Conflict;
import org.sessiontrail.capture.probe.ProbeApplication;
import org.sessiontrail.config.TrackerConfig.DurabilityConfig;
import org.sessiontrail.record.StoredRecord;
import org.sessiontrail.record.TestClock;
import org.sessiontrail.runtime.SteppedHost;
import org.sessiontrail.runtime.TestConfig;
import org.sessiontrail.runtime.TestTracker;
import org.sessiontrail.runtime.Tracker;
import org.sessiontrail.spool.ScriptedSpool;

/**
 * The probe on an embedded Tomcat with a tracker whose spool, clock and host a test moves by hand.
 * Paths that are not the probe's are answered by its own servlet, or by one of the test's.
 */
public final class ScriptedServer implements ProbedServer, AutoCloseable {
  private final TestClock clock = new TestClock();
  private final ScriptedSpool spool = new ScriptedSpool(clock);
  private final SteppedHost host = new SteppedHost();
  private final DurabilityConfig durability;
  private final Path dir;
  private final EmbeddedTomcat server;
  private final Context context;

  /** A server that is still to be started. */
  public ScriptedServer(Path dir, DurabilityConfig durability) throws IOException {
    this.dir = dir;
    this.durability = durability;
    this.server = new EmbeddedTomcat(dir);
    this.context = server.bare("/app");
  }

  /** Starts it with {@code outer} before the tracker's filter. */
  public ScriptedServer start(Filter outer, Servlet others) throws LifecycleException {
    context.addServletContainerInitializer((types, to) -> install(to, outer, others), null);
    context.addErrorPage(page(404, null, "/error-page/missing"));
    context.addErrorPage(page(0, Conflict.class.getName(), "/error-page/conflict"));
    server.start();
    return this;
  }

  /** Starts it. */
  public ScriptedServer start() throws LifecycleException {
    return start(
        (request, response, chain) -> chain.doFilter(request, response),
        new HttpServlet() {
          @Override
          protected void service(HttpServletRequest request, HttpServletResponse response)
              throws IOException {
            response.getWriter().print("served");
          }
        });
  }

  private static ErrorPage page(int status, @Nullable String exception, String location) {
    ErrorPage page = new ErrorPage();
    page.setErrorCode(status);
    page.setExceptionType(exception);
    page.setLocation(location);
    return page;
  }

  private void install(ServletContext to, Filter outer, Servlet others) {
    to.addFilter("outer", outer)
        .addMappingForUrlPatterns(EnumSet.of(DispatcherType.REQUEST), false, "/*");
    Tracker tracker =
        TestTracker.with(TestConfig.with(TestConfig.in(dir), durability), clock, spool);
    ServletEdge edge = new ServletEdge(to, tracker);
    edge.publish();
    tracker.adopt(host);
    tracker.start(ScriptedServer.class.getClassLoader());
    TrackerInitializer.install(to, edge);
    ProbeApplication.register(to);
    to.addServlet("others", others).addMapping("/");
  }

  /** The spool its tracker offers to. */
  public ScriptedSpool spool() {
    return spool;
  }

  /** The clock of its tracker. */
  public TestClock clock() {
    return clock;
  }

  /** The host that steps its tracker. */
  public SteppedHost host() {
    return host;
  }

  /** Its tracker. */
  public Tracker tracker() {
    return server.tracker();
  }

  @Override
  public URI base() {
    return server.base();
  }

  @Override
  public List<StoredRecord> records(Predicate<StoredRecord> wanted) {
    return server.records(wanted);
  }

  @Override
  public void close() throws LifecycleException {
    server.close();
  }
}
