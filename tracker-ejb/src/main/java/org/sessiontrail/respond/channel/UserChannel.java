package org.sessiontrail.respond.channel;

import org.sessiontrail.alert.Alert;
import org.sessiontrail.alert.UserNotifier;
import org.sessiontrail.respond.Channel;
import org.sessiontrail.respond.ChannelException;

/**
 * Tells the user a finding is about: once for all findings of a window, and only what the score
 * suggests to tell.
 *
 * @param notifier tells them
 */
public record UserChannel(UserNotifier notifier) implements Channel {
  @Override
  public String id() {
    return "user";
  }

  @Override
  public void tell(Alert alert) throws ChannelException {
    String user = alert.user();
    if (user == null || alert.digest() || alert.response().equals("none")) {
      return;
    }
    try {
      notifier.tell(user, alert);
    } catch (ChannelException e) {
      throw e;
    } catch (Exception | LinkageError e) {
      throw new ChannelException("TRK-0726 a user could not be told: " + e.getClass(), e);
    }
  }
}
