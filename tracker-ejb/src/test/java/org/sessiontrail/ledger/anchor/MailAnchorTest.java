package org.sessiontrail.ledger.anchor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Hashtable;
import java.util.List;
import java.util.Properties;
import javax.naming.Context;
import javax.naming.NameNotFoundException;
import javax.naming.spi.InitialContextFactory;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sessiontrail.ledger.note.SignedNote;
import org.sessiontrail.ledger.source.AnchorNotes;
import org.sessiontrail.record.TestClock;

/** Mails through a server of this test, by the mail session that the server's directory holds. */
final class MailAnchorTest {
  private static final String FACTORY = Context.INITIAL_CONTEXT_FACTORY;
  private static Properties settings = new Properties();

  @TempDir Path dir;

  private @Nullable String before;

  @BeforeEach
  void bindTheSession() {
    before = System.getProperty(FACTORY);
    System.setProperty(FACTORY, Directory.class.getName());
  }

  @AfterEach
  void unbind() {
    if (before == null) {
      System.clearProperty(FACTORY);
    } else {
      System.setProperty(FACTORY, before);
    }
  }

  @Test
  void leave_mailsTheNoteToEverybody_asAFileForTheVerifier() throws Exception {
    SignedNote note = Notes.of(7);
    List<String> said;
    try (SmtpServer server = new SmtpServer("250 yes")) {
      settings = to(server);

      byte[] answer = anchor("mail/trail", "ada@example.com", "bob@example.com").leave(note);

      assertThat(answer).isEmpty();
      said = server.said();
    }
    assertThat(said)
        .contains("MAIL FROM:<trail@example.com>")
        .contains("RCPT TO:<ada@example.com>", "RCPT TO:<bob@example.com>")
        .contains("Subject: Checkpoint of the session trail of shop.example.com")
        .contains("Content-Type: text/plain; charset=UTF-8");
    Path mail = Files.writeString(dir.resolve("mail"), decoded(said));
    assertThat(AnchorNotes.read(mail).notes())
        .singleElement()
        .satisfies(each -> assertThat(each.note().toString()).isEqualTo(note.toString()));
  }

  @Test
  void leave_whenTheServerRefuses_fails() throws Exception {
    try (SmtpServer server = new SmtpServer("550 nobody here")) {
      settings = to(server);

      assertThatThrownBy(() -> anchor("mail/trail", "ada@example.com").leave(Notes.of(1)))
          .isInstanceOf(AnchorException.class)
          .hasMessageStartingWith("TRK-0415 mail to ada@example.com could not be sent");
    }
  }

  @Test
  void leave_withoutAServerOrASession_fails() throws Exception {
    try (SmtpServer server = new SmtpServer("250 yes")) {
      settings = to(server);
    }

    assertThatThrownBy(() -> anchor("mail/trail", "ada@example.com").leave(Notes.of(1)))
        .isInstanceOf(AnchorException.class)
        .hasMessageContaining("TRK-0415");
    assertThatThrownBy(() -> anchor("mail/other", "ada@example.com").leave(Notes.of(1)))
        .isInstanceOf(AnchorException.class)
        .hasMessageContaining("mail/other");
  }

  @Test
  void place_namesTheRecipientsAndNoSecret() {
    MailAnchor anchor = anchor("mail/trail", "ada@example.com", "bob@example.com");

    assertThat(anchor.place()).isEqualTo("ada@example.com, bob@example.com");
    assertThat(anchor.kind()).isEqualTo("mail");
  }

  private static MailAnchor anchor(String session, String... recipients) {
    return new MailAnchor(session, List.of(recipients), "shop.example.com", new TestClock());
  }

  private static Properties to(SmtpServer server) {
    Properties out = new Properties();
    out.setProperty("mail.smtp.host", "127.0.0.1");
    out.setProperty("mail.smtp.port", String.valueOf(server.port()));
    out.setProperty("mail.from", "trail@example.com");
    out.setProperty("mail.smtp.connectiontimeout", "5000");
    out.setProperty("mail.smtp.timeout", "5000");
    return out;
  }

  /** The mail's text, out of the encoding that its header names. */
  private static String decoded(List<String> said) throws Exception {
    int begin = said.indexOf("DATA") + 1;
    String raw = String.join("\r\n", said.subList(begin, said.indexOf(".")));
    MimeMessage read =
        new MimeMessage(
            Session.getInstance(new Properties()),
            new ByteArrayInputStream(raw.getBytes(StandardCharsets.UTF_8)));
    return ((String) read.getContent()).replace("\r\n", "\n");
  }

  /** A directory of names with one mail session in it. */
  public static final class Directory implements InitialContextFactory {
    @Override
    public Context getInitialContext(@Nullable Hashtable<?, ?> environment) {
      return (Context)
          Proxy.newProxyInstance(
              Directory.class.getClassLoader(),
              new Class<?>[] {Context.class},
              (proxy, method, arguments) -> {
                if (method.getName().equals("lookup")) {
                  if (!"mail/trail".equals(arguments[0])) {
                    throw new NameNotFoundException(String.valueOf(arguments[0]));
                  }
                  return Session.getInstance(settings);
                }
                return null;
              });
    }
  }
}
