package org.sessiontrail.cli;

import java.util.logging.Level;
import java.util.logging.Logger;

/** Keeps standard error for what the command itself has to say. */
final class QuietLogging {
  /** Held, since the JDK forgets the level of a logger that nobody holds. */
  private static final Logger ROOT = Logger.getLogger("");

  private static final Logger OURS = Logger.getLogger("org.sessiontrail");

  private QuietLogging() {}

  /** Silences libraries; {@code debug} lets everybody speak from level INFO. */
  static void configure(boolean debug) {
    System.setProperty("org.jboss.logging.provider", "jdk");
    ROOT.setLevel(debug ? Level.INFO : Level.OFF);
    OURS.setLevel(debug ? Level.INFO : Level.SEVERE);
  }
}
