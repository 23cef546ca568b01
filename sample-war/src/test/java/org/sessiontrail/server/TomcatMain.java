package org.sessiontrail.server;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.catalina.Context;
import org.apache.catalina.Lifecycle;
import org.apache.catalina.LifecycleEvent;
import org.apache.catalina.LifecycleException;
import org.apache.catalina.core.StandardHost;
import org.apache.catalina.startup.Tomcat;
import org.apache.catalina.valves.AccessLogValve;

/**
 * A Tomcat in a process of its own, with nothing else on its class path: {@code TomcatMain BASE}
 * and {@code WAR CONTEXT} for each application. Knows the users of the capture contract. Prints its
 * port in the file {@code BASE/port}.
 *
 * <p>Obeys the lines of its input, {@code deploy CONTEXT} and {@code undeploy CONTEXT}, and has the
 * file {@code BASE/done} state how many it has obeyed. Stops when its input ends, and on a signal
 * like the script that starts a Tomcat.
 */
public final class TomcatMain {
  private final Tomcat tomcat = new Tomcat();
  private final Path base;
  private final Map<String, String> wars;

  private TomcatMain(Path base, Map<String, String> wars) {
    this.base = base;
    this.wars = wars;
  }

  /** Runs until standard input ends. */
  public static void main(String[] arguments) throws Exception {
    Map<String, String> wars = new LinkedHashMap<>();
    for (int i = 1; i < arguments.length; i += 2) {
      wars.put(arguments[i + 1], arguments[i]);
    }
    TomcatMain main = new TomcatMain(Path.of(arguments[0]), wars);
    Thread hook = new Thread(main::stop);
    Runtime.getRuntime().addShutdownHook(hook);
    main.start();
    main.obey();
    Runtime.getRuntime().removeShutdownHook(hook);
    main.stop();
  }

  private void start() throws Exception {
    tomcat.setBaseDir(base.toString());
    tomcat.setPort(0);
    tomcat.getConnector().setProperty("address", "127.0.0.1");
    tomcat.setAddDefaultWebXmlToWebapp(true);
    for (String user : List.of("ada", "bob", "eve")) {
      tomcat.addUser(user, user + "-secret");
      tomcat.addRole(user, user.equals("eve") ? "guest" : "shopper");
    }
    Files.createDirectories(base.resolve("webapps")); // a WAR that isn't unpacked is read slowly
    if (tomcat.getHost() instanceof StandardHost host) {
      host.setStartChildren(false); // deploy has something to add first
    }
    for (String path : new ArrayList<>(wars.keySet())) {
      deploy(path);
    }
    tomcat.start();
    publish("port", tomcat.getConnector().getLocalPort());
  }

  private void obey() throws Exception {
    BufferedReader input = new BufferedReader(new InputStreamReader(System.in, US_ASCII));
    int done = 0;
    for (String line = input.readLine(); line != null; line = input.readLine()) {
      String path = line.substring(line.indexOf(' ') + 1);
      if (line.startsWith("deploy")) {
        deploy(path).start();
      } else {
        tomcat.getHost().removeChild(tomcat.getHost().findChild(path));
      }
      publish("done", ++done);
    }
  }

  private Context deploy(String path) {
    Context context = tomcat.addWebapp(path, wars.get(path));
    context.addLifecycleListener(TomcatMain::dropPages);
    AccessLogValve log = new AccessLogValve();
    log.setDirectory(base.resolve("logs").toString());
    log.setPattern("%s %m %U");
    log.setBuffered(false);
    context.getPipeline().addValve(log);
    return context;
  }

  /** Whole, for a reader in another process. */
  private void publish(String name, int number) throws IOException {
    Path draft = Files.writeString(base.resolve(name + ".new"), Integer.toString(number));
    Files.move(draft, base.resolve(name), StandardCopyOption.ATOMIC_MOVE);
  }

  private void stop() {
    try {
      tomcat.stop();
      tomcat.destroy();
    } catch (LifecycleException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The compiler of JSP pages is not here, though the defaults count on it. */
  private static void dropPages(LifecycleEvent event) {
    if (event.getType().equals(Lifecycle.BEFORE_START_EVENT)
        && event.getSource() instanceof Context context) {
      context.removeServletMapping("*.jsp");
      context.removeServletMapping("*.jspx");
      context.removeChild(context.findChild("jsp"));
    }
  }
}
