package org.sessiontrail.server.matrix;

import java.nio.file.Path;
import org.jboss.as.arquillian.api.ServerSetup;

/** WildFly by its timer and its transactions, to a data source of its own. */
@ServerSetup(ProbeUsers.class)
abstract class WildFlyCapture extends ArquillianCapture {
  private static final Path LOG =
      Path.of(System.getProperty("wildfly.home"), "standalone", "log", "server.log");

  /** For subclasses. */
  WildFlyCapture() {
    super(LOG);
  }
}
