package org.sessiontrail.config.respond;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sessiontrail.config.detect.Severity;

/**
 * Who is told of findings: {@code tracker.alert.*}.
 *
 * @param from the least severe finding that somebody is told of
 * @param rules numbers or names of the rules, in small letters; empty for all
 * @param digestSeconds within which findings of one rule about one subject are one alert
 * @param log whether a line is written to the server's log
 * @param webhook address that alerts are posted to, or null
 * @param secretFile file with the secret that they are signed with, or null
 * @param syslog {@code host:port} of a collector over TCP, or null
 * @param mailTo who gets them by mail
 * @param mailSession JNDI name of the mail session
 * @param users whether users are told what concerns them
 */
public record AlertConfig(
    Severity from,
    List<String> rules,
    int digestSeconds,
    boolean log,
    @Nullable String webhook,
    @Nullable Path secretFile,
    @Nullable String syslog,
    List<String> mailTo,
    String mailSession,
    boolean users) {
  /** Takes copies. */
  public AlertConfig {
    rules = List.copyOf(rules);
    mailTo = List.copyOf(mailTo);
  }
}
