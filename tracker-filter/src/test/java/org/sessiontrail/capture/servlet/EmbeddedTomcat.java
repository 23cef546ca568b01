package org.sessiontrail.capture.servlet;

import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.apache.catalina.Context;
import org.apache.catalina.Lifecycle;
import org.apache.catalina.LifecycleException;
import org.apache.catalina.core.StandardContext;
import org.apache.catalina.startup.ContextConfig;
import org.apache.catalina.startup.Tomcat;
import org.apache.tomcat.util.scan.StandardJarScanner;
import org.sessiontrail.capture.contract.ProbedServer;
import org.sessiontrail.record.StoredRecord;
import org.sessiontrail.runtime.Tracker;

/**
 * Web applications with the tracker on a Tomcat inside the test's own process. What is recorded is
 * drained into memory, across restarts of an application.
 */
public final class EmbeddedTomcat implements ProbedServer, AutoCloseable {
  private static final List<String> USERS = List.of("ada", "bob", "eve");

  private final Path dir;
  private final Tomcat tomcat = new Tomcat();
  private final Map<Context, RecordedTrail> recorded = new ConcurrentHashMap<>();
  private Context context;

  /**
   * Starts an application that is registered in code.
   *
   * @param dir empty directory for the server
   * @param application adds servlets, parameters and constraints before the start
   */
  public static EmbeddedTomcat start(Path dir, Consumer<Context> application)
      throws IOException, LifecycleException {
    EmbeddedTomcat server = new EmbeddedTomcat(dir);
    Context context = server.bare("/app");
    context.addServletContainerInitializer(new TrackerInitializer(), null);
    application.accept(context);
    server.start();
    return server;
  }

  /** Starts the probe as a server would: from its web.xml, with the initializer found by itself. */
  public static EmbeddedTomcat startProbe(Path dir) throws IOException, LifecycleException {
    EmbeddedTomcat server = new EmbeddedTomcat(dir);
    server.described("/app", "/probe/web.xml");
    server.start();
    return server;
  }

  /** A server that is still to be filled and started. */
  public EmbeddedTomcat(Path dir) throws IOException {
    this.dir = dir;
    this.context = new StandardContext();
    tomcat.setBaseDir(dir.toString());
    tomcat.setPort(0);
    tomcat.getConnector().setProperty("address", "127.0.0.1");
    for (String user : USERS) {
      tomcat.addUser(user, user + "-secret");
      tomcat.addRole(user, user.equals("eve") ? "guest" : "shopper");
    }
  }

  /** Adds an application that nothing is looked up for. */
  public Context bare(String path) throws IOException {
    return ready(tomcat.addContext(path, docs(path)), path);
  }

  /**
   * Adds an application with a deployment descriptor; initializers are found on the class path.
   *
   * @param descriptor resource of the test class path
   */
  public StandardContext described(String path, String descriptor) throws IOException {
    StandardContext added = new StandardContext();
    added.setPath(path);
    added.setDocBase(docs(path));
    added.setAltDDName(file(descriptor));
    added.setContainerSciFilter("org\\.jboss\\.weld\\..*");
    StandardJarScanner scanner = new StandardJarScanner();
    scanner.setScanClassPath(false);
    scanner.setScanManifest(false);
    added.setJarScanner(scanner);
    added.addLifecycleListener(tomcat.getDefaultWebXmlListener());
    ContextConfig config = new ContextConfig();
    config.setDefaultWebXml(tomcat.noDefaultWebXmlPath());
    added.addLifecycleListener(config);
    tomcat.getHost().addChild(added);
    return ready(added, path);
  }

  private <C extends Context> C ready(C added, String path) {
    added.addLifecycleListener(
        event -> {
          switch (event.getType()) {
            case Lifecycle.BEFORE_START_EVENT -> { // parameters are gone after each stop
              added.addParameter("tracker.spool.dir", dir.resolve("tracker" + path).toString());
              added.addParameter("tracker.node", "n1");
            }
            case Lifecycle.AFTER_START_EVENT -> attach(added);
            default -> {}
          }
        });
    context = added;
    return added;
  }

  private void attach(Context started) {
    Tracker tracker = tracker(started);
    if (tracker != null) {
      RecordedTrail trail = recorded.computeIfAbsent(started, key -> new RecordedTrail());
      trail.follow(tracker);
    }
  }

  private String docs(String path) throws IOException {
    return Files.createDirectories(dir.resolve("docs" + path)).toString();
  }

  private static String file(String resource) throws IOException {
    URL found = Objects.requireNonNull(EmbeddedTomcat.class.getResource(resource), resource);
    try {
      return Path.of(found.toURI()).toString();
    } catch (URISyntaxException e) {
      throw new IOException(e);
    }
  }

  /** Starts the server. */
  public void start() throws LifecycleException {
    tomcat.start();
  }

  /** The server, for what has no method here. */
  public Tomcat tomcat() {
    return tomcat;
  }

  /** The tracker of the application added last. */
  public Tracker tracker() {
    return Objects.requireNonNull(tracker(context));
  }

  private static Tracker tracker(Context of) {
    return (Tracker) of.getServletContext().getAttribute(Tracker.class.getName());
  }

  /** Address of the application added last. */
  @Override
  public URI base() {
    return base(context.getPath());
  }

  /** Address of the application at {@code path}. */
  public URI base(String path) {
    int port = tomcat.getConnector().getLocalPort();
    return URI.create("http://127.0.0.1:" + port + path + "/");
  }

  /** Everything recorded so far of the application added last. */
  public List<StoredRecord> records() {
    return records(context);
  }

  @Override
  public List<StoredRecord> records(Predicate<StoredRecord> wanted) {
    return records().stream().filter(wanted).toList();
  }

  /** Everything recorded so far of {@code application}, its earlier starts included. */
  public List<StoredRecord> records(Context application) {
    RecordedTrail trail = recorded.get(application);
    return trail == null ? List.of() : trail.records();
  }

  /** The context of the application added last. */
  public Context context() {
    return context;
  }

  @Override
  public void close() throws LifecycleException {
    tomcat.stop();
    tomcat.destroy();
  }
}
