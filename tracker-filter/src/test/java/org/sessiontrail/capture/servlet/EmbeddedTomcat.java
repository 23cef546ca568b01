package org.sessiontrail.capture.servlet;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import org.apache.catalina.Context;
import org.apache.catalina.LifecycleException;
import org.apache.catalina.startup.Tomcat;
import org.sessiontrail.record.StoredRecord;
import org.sessiontrail.runtime.Tracker;

/** One web application with the tracker on a Tomcat inside the test's own process. */
public final class EmbeddedTomcat implements AutoCloseable {
  private final Tomcat tomcat = new Tomcat();
  private final Context context;
  private final RecordedTrail recorded;

  /**
   * Starts an application.
   *
   * @param dir empty directory for the server
   * @param application adds servlets, parameters and constraints before the start
   */
  public static EmbeddedTomcat start(Path dir, Consumer<Context> application)
      throws IOException, LifecycleException {
    return new EmbeddedTomcat(dir, application);
  }

  private EmbeddedTomcat(Path dir, Consumer<Context> application)
      throws IOException, LifecycleException {
    tomcat.setBaseDir(dir.toString());
    tomcat.setPort(0);
    tomcat.getConnector().setProperty("address", "127.0.0.1");
    context = tomcat.addContext("/app", Files.createDirectories(dir.resolve("docs")).toString());
    context.addServletContainerInitializer(new TrackerInitializer(), null);
    context.addParameter("tracker.spool.dir", dir.resolve("tracker").toString());
    context.addParameter("tracker.node", "n1");
    application.accept(context);
    tomcat.start();
    recorded = new RecordedTrail(tracker());
    tracker().add(recorded);
  }

  /** The tracker of the application. */
  public Tracker tracker() {
    return Objects.requireNonNull(
        (Tracker) context.getServletContext().getAttribute(Tracker.class.getName()));
  }

  /** Address of the application, with a slash at its end. */
  public URI base() {
    return URI.create("http://127.0.0.1:" + tomcat.getConnector().getLocalPort() + "/app/");
  }

  /** Everything recorded so far. */
  public List<StoredRecord> records() {
    return recorded.records();
  }

  /** The application's context on the server. */
  public Context context() {
    return context;
  }

  @Override
  public void close() throws LifecycleException {
    tomcat.stop();
    tomcat.destroy();
  }
}
