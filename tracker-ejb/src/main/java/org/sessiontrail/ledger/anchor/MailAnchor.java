package org.sessiontrail.ledger.anchor;

import jakarta.mail.Message.RecipientType;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.util.Date;
import java.util.List;
import javax.naming.InitialContext;
import javax.naming.NamingException;
import org.sessiontrail.ledger.note.SignedNote;
import org.sessiontrail.record.TrailClock;

/**
 * Mails a checkpoint to people, who keep it. The server's mail session says how, and from whom.
 *
 * <p>Loaded only where Jakarta Mail is.
 */
public final class MailAnchor implements Anchor {
  private final String sessionName;
  private final List<String> recipients;
  private final String app;
  private final TrailClock clock;

  /**
   * Mails to {@code recipients}.
   *
   * @param sessionName JNDI name of the mail session
   * @param app the application, named in the subject
   */
  public MailAnchor(String sessionName, List<String> recipients, String app, TrailClock clock) {
    this.sessionName = sessionName;
    this.recipients = List.copyOf(recipients);
    this.app = app;
    this.clock = clock;
  }

  @Override
  public String kind() {
    return "mail";
  }

  @Override
  public String place() {
    return String.join(", ", recipients);
  }

  @Override
  @SuppressWarnings("JavaUtilDate") // the mail API knows no other
  public byte[] leave(SignedNote checkpoint) throws AnchorException {
    try {
      MimeMessage message = new MimeMessage(session());
      for (String recipient : recipients) {
        message.addRecipient(RecipientType.TO, new InternetAddress(recipient));
      }
      message.setFrom();
      message.setSubject("Checkpoint of the session trail of " + app);
      message.setSentDate(new Date(clock.epochMicros() / 1_000));
      message.setText(text(checkpoint), "UTF-8");
      Transport.send(message);
      return new byte[0];
    } catch (MessagingException | NamingException | ClassCastException e) {
      throw new AnchorException("TRK-0415 mail to " + place() + " could not be sent: " + e, e);
    }
  }

  @SuppressWarnings("BanJNDI") // the name is the operator's
  private Session session() throws NamingException {
    return (Session) new InitialContext().lookup(sessionName);
  }

  private String text(SignedNote checkpoint) {
    return "This is the state of the session trail of "
        + app
        + ". Please keep it: with it you can show that nothing recorded until now was changed"
        + " later.\n\nTo check, save the lines below to a file and run\n\n"
        + "    java -jar tracker-cli.jar verify --anchor FILE ...\n\n"
        + "# checkpoint\n"
        + checkpoint
        + "# end\n";
  }
}
