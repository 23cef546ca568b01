package org.sessiontrail.respond.channel;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.sessiontrail.alert.Alert;
import org.sessiontrail.record.CanonicalJson;
import org.sessiontrail.record.TrailClock;
import org.sessiontrail.respond.Alerts;
import org.sessiontrail.respond.Channel;
import org.sessiontrail.respond.ChannelException;
import org.sessiontrail.syslog.SyslogEndpoint;
import org.sessiontrail.syslog.SyslogSender;

/**
 * Sends each alert as one message to a syslog collector: RFC 5424 over TCP with octet counting,
 * facility 10 (security), the alert as JSON.
 */
public final class SyslogChannel implements Channel {
  private static final int TIMEOUT_MILLIS = 3_000;
  private static final int FACILITY = 10 * 8;

  private final SyslogEndpoint collector;
  private final String node;
  private final TrailClock clock;

  /**
   * Sends to {@code address}.
   *
   * @param address {@code host:port}
   * @param node named as the sender
   */
  public SyslogChannel(String address, String node, TrailClock clock) {
    this.collector = SyslogEndpoint.parse(address, false).once(TIMEOUT_MILLIS);
    this.node = node;
    this.clock = clock;
  }

  @Override
  public String id() {
    return "syslog";
  }

  @Override
  public void tell(Alert alert) throws ChannelException {
    byte[] message = message(alert).getBytes(StandardCharsets.UTF_8);
    try (SyslogSender sender = new SyslogSender(collector)) {
      sender.send(message);
      sender.end(); // returns when the collector has read it
    } catch (IOException e) {
      throw new ChannelException("TRK-0724 syslog collector " + collector + ": " + e, e);
    }
  }

  String message(Alert alert) {
    String sender = node.replaceAll("[^!-~]", "-");
    return "<"
        + (FACILITY + severity(alert))
        + ">1 "
        + TrailClock.format(clock.epochMicros())
        + " "
        + (sender.isEmpty() ? "-" : sender)
        + " sessiontrail - FINDING - "
        + CanonicalJson.text(Alerts.members(alert));
  }

  private static int severity(Alert alert) {
    return switch (alert.severity()) {
      case "critical" -> 2;
      case "high" -> 3;
      case "medium" -> 4;
      default -> 5;
    };
  }
}
