package org.sessiontrail.server;

import java.util.List;

/** What a server's log says of the tracker. */
public final class ServerLog {
  /** The disk is slower than promised: true of a machine that tests keep busy. */
  private static final String PACE = "TRK-0207";

  private ServerLog() {}

  /** Its lines with a code of ours, but for those that speak of the machine's pace. */
  public static List<String> troubles(String log) {
    return log.lines().filter(line -> line.contains("TRK-") && !line.contains(PACE)).toList();
  }
}
