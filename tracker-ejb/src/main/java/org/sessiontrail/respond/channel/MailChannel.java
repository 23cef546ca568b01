package org.sessiontrail.respond.channel;

import java.util.List;
import org.sessiontrail.alert.Alert;
import org.sessiontrail.respond.Channel;
import org.sessiontrail.respond.ChannelException;

/**
 * Mails each alert to whoever watches. The server's mail session says how, and from whom.
 *
 * <p>Loaded only where Jakarta Mail is.
 */
public final class MailChannel implements Channel {
  private final Mailer mailer;
  private final List<String> recipients;

  /** Mails to {@code recipients}. */
  public MailChannel(Mailer mailer, List<String> recipients) {
    this.mailer = mailer;
    this.recipients = List.copyOf(recipients);
  }

  @Override
  public String id() {
    return "mail";
  }

  @Override
  public void tell(Alert alert) throws ChannelException {
    String subject = alert.severity() + ": " + alert.title() + " in " + alert.app();
    mailer.send(recipients, subject, text(alert));
  }

  private static String text(Alert alert) {
    String session = alert.session();
    return alert.sentence()
        + "\n\nWhen: "
        + alert.when()
        + "\nFindings: "
        + alert.count()
        + ", places "
        + alert.index()
        + " to "
        + alert.last()
        + " of the log of "
        + alert.app()
        + (session == null ? "" : "\nSession: " + session)
        + "\n\nTo see all of it: java -jar tracker-cli.jar findings --rule "
        + alert.rule()
        + (session == null ? "" : " --session " + session)
        + "\n";
  }
}
