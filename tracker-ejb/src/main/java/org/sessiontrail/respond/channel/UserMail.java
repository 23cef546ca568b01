package org.sessiontrail.respond.channel;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sessiontrail.alert.Alert;
import org.sessiontrail.alert.UserAddresses;
import org.sessiontrail.alert.UserNotifier;

/**
 * Tells users by mail, where the application knows their addresses and does not tell them itself.
 * The mail says that something was unusual and what to do, not how it was noticed.
 *
 * @param mailer sends
 * @param addresses knows where users get mail
 */
public record UserMail(Mailer mailer, UserAddresses addresses) implements UserNotifier {
  @Override
  public void tell(String user, Alert alert) throws Exception {
    @Nullable String to = addresses.addressOf(user);
    if (to != null) {
      mailer.send(
          List.of(to),
          "Unusual activity on your account",
          "Something about your account at "
              + alert.app()
              + " was unusual on "
              + alert.when()
              + " (UTC).\n\nIf that was you, there is nothing to do. If it was not, change your"
              + " password, sign out everywhere, and tell whoever runs "
              + alert.app()
              + ".\n");
    }
  }
}
