package org.sessiontrail.server;

import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.catalina.Context;
import org.apache.catalina.startup.Tomcat;
import org.apache.catalina.valves.AccessLogValve;

/**
 * A Tomcat in a process of its own, with nothing else on its class path: {@code TomcatMain BASE WAR
 * CONTEXT}. Prints its port in the file {@code BASE/port} and stops when its input ends.
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
    Context context = tomcat.addWebapp(arguments[2], arguments[1]);
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
}
