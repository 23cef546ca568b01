package org.sessiontrail.syslog;

import java.io.IOException;

/**
 * Where syslog messages go.
 *
 * <p>Threads: one.
 */
public interface SyslogTarget {
  /** Hands over one whole message, without framing. */
  void send(byte[] message) throws IOException;

  /** Says that no message follows, and returns when all are handed over. */
  void end() throws IOException;
}
