package org.sessiontrail.respond.channel;

import org.sessiontrail.alert.Alert;
import org.sessiontrail.alert.AlertListener;
import org.sessiontrail.respond.Channel;
import org.sessiontrail.respond.ChannelException;

/**
 * Hands alerts to the application.
 *
 * @param listener takes them
 */
public record EventChannel(AlertListener listener) implements Channel {
  @Override
  public String id() {
    return "event";
  }

  @Override
  public void tell(Alert alert) throws ChannelException {
    try {
      listener.alerted(alert);
    } catch (Exception | LinkageError e) {
      throw new ChannelException("TRK-0721 an observer of alerts failed: " + e, e);
    }
  }
}
