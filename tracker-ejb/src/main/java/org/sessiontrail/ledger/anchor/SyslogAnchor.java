package org.sessiontrail.ledger.anchor;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.sessiontrail.ledger.note.SignedNote;
import org.sessiontrail.record.TrailClock;
import org.sessiontrail.syslog.SyslogEndpoint;
import org.sessiontrail.syslog.SyslogSender;

/**
 * Sends each checkpoint as one line to a syslog collector: RFC 5424 over TCP with octet counting
 * (RFC 6587). The message is {@code checkpoint} and the note in base64.
 */
public final class SyslogAnchor implements Anchor {
  private static final int TIMEOUT_MILLIS = 3_000;
  // facility 13 (log audit), severity 6 (informational)
  private static final String PRIORITY = "<110>1 ";

  private final SyslogEndpoint collector;
  private final String node;
  private final TrailClock clock;

  /**
   * Sends to {@code address}.
   *
   * @param address {@code host:port}
   * @param node named as the sender
   */
  public SyslogAnchor(String address, String node, TrailClock clock) {
    this.collector = SyslogEndpoint.parse(address, false).once(TIMEOUT_MILLIS);
    this.node = node;
    this.clock = clock;
  }

  @Override
  public String kind() {
    return "syslog";
  }

  @Override
  public String place() {
    return collector.host() + ":" + collector.port();
  }

  @Override
  public byte[] leave(SignedNote checkpoint) throws AnchorException {
    byte[] message = message(checkpoint).getBytes(StandardCharsets.US_ASCII);
    try (SyslogSender sender = new SyslogSender(collector)) {
      sender.send(message);
      sender.end(); // returns when the collector has read it
      return new byte[0];
    } catch (IOException e) {
      throw new AnchorException("TRK-0412 syslog collector " + place() + ": " + e, e);
    }
  }

  private String message(SignedNote checkpoint) {
    String at = TrailClock.format(clock.epochMicros());
    String note =
        Base64.getEncoder().encodeToString(checkpoint.toString().getBytes(StandardCharsets.UTF_8));
    String sender = node.replaceAll("[^!-~]", "-");
    return PRIORITY + at + " " + sender + " sessiontrail - CHECKPOINT - checkpoint " + note;
  }
}
