package org.sessiontrail.server;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.catalina.Context;
import org.apache.catalina.Lifecycle;
import org.apache.catalina.LifecycleEvent;
import org.apache.catalina.startup.Tomcat;
import org.apache.catalina.valves.AccessLogValve;

/**
 * A Tomcat in a process of its own, with nothing else on its class path: {@code TomcatMain BASE WAR
 * CONTEXT}. Knows the users of the capture contract. Prints its port in the file {@code BASE/port}
 * and stops when its input ends.
 */
public final class TomcatMain {
  private TomcatMain() {}

  /** Runs until standard input ends. */
  public static void main(String[] arguments) throws Exception {
    Path base = Path.of(arguments[0]);
    Tomcat tomcat = new Tomcat();
    tomcat.setBaseDir(base.toString());
    tomcat.setPort(0);
    tomcat.getConnector().setProperty("address", "127.0.0.1");
    tomcat.setAddDefaultWebXmlToWebapp(true);
    for (String user : List.of("ada", "bob", "eve")) {
      tomcat.addUser(user, user + "-secret");
      tomcat.addRole(user, user.equals("eve") ? "guest" : "shopper");
    }
    Files.createDirectories(base.resolve("webapps")); // a WAR that isn't unpacked is read slowly
    Context context = tomcat.addWebapp(arguments[2], arguments[1]);
    context.addLifecycleListener(TomcatMain::dropPages);
    AccessLogValve log = new AccessLogValve();
    log.setDirectory(base.resolve("logs").toString());
    log.setPattern("%s %m %U");
    log.setBuffered(false);
    context.getPipeline().addValve(log);
    tomcat.start();
    Files.writeString(
        base.resolve("port.new"), Integer.toString(tomcat.getConnector().getLocalPort()));
    Files.move(base.resolve("port.new"), base.resolve("port"));
    while (System.in.read() >= 0) {
      // until the parent closes it
    }
    tomcat.stop();
    tomcat.destroy();
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
