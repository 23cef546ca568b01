package org.sessiontrail.respond.channel;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import org.sessiontrail.alert.Alert;
import org.sessiontrail.respond.Channel;

/** Writes a line to the server's log. */
public final class LogChannel implements Channel {
  private static final Logger LOG = System.getLogger(LogChannel.class.getName());

  /** Writes as this class. */
  public LogChannel() {}

  @Override
  public String id() {
    return "log";
  }

  @Override
  public void tell(Alert alert) {
    LOG.log(
        Level.WARNING,
        "TRK-0720 {0}; finding {1} of {2}",
        alert.sentence(),
        String.valueOf(alert.index()),
        alert.app());
  }
}
