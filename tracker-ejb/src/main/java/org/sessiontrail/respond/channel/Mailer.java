package org.sessiontrail.respond.channel;

import jakarta.mail.Message.RecipientType;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.util.Date;
import java.util.List;
import java.util.concurrent.Callable;
import javax.naming.InitialContext;
import javax.naming.NamingException;
import org.sessiontrail.record.TrailClock;
import org.sessiontrail.respond.ChannelException;

/**
 * Sends mail through the server's mail session.
 *
 * <p>Loaded only where Jakarta Mail is.
 */
public final class Mailer {
  private final Callable<Session> sessions;
  private final TrailClock clock;

  /** Sends through the session of the JNDI name {@code sessionName}. */
  public Mailer(String sessionName, TrailClock clock) {
    this(() -> lookup(sessionName), clock);
  }

  Mailer(Callable<Session> sessions, TrailClock clock) {
    this.sessions = sessions;
    this.clock = clock;
  }

  @SuppressWarnings("BanJNDI") // the name is the operator's
  private static Session lookup(String name) throws NamingException {
    return (Session) new InitialContext().lookup(name);
  }

  /**
   * Sends one mail.
   *
   * @throws ChannelException TRK-0725, when the server did not take it
   */
  @SuppressWarnings("JavaUtilDate") // the mail API knows no other
  void send(List<String> to, String subject, String text) throws ChannelException {
    try {
      MimeMessage message = new MimeMessage(sessions.call());
      for (String recipient : to) {
        message.addRecipient(RecipientType.TO, new InternetAddress(recipient));
      }
      message.setFrom();
      message.setSubject(subject, "UTF-8");
      message.setSentDate(new Date(clock.epochMicros() / 1_000));
      message.setText(text, "UTF-8");
      Transport.send(message);
    } catch (MessagingException | NamingException | ClassCastException e) {
      throw new ChannelException("TRK-0725 mail could not be sent: " + e, e);
    } catch (Exception e) {
      throw new ChannelException("TRK-0725 there is no mail session: " + e, e);
    }
  }
}
