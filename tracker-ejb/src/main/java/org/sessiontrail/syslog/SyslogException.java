package org.sessiontrail.syslog;

import java.io.IOException;

/** A collector that did not take the messages; its message begins with a code. */
public final class SyslogException extends IOException {
  private static final long serialVersionUID = 1;

  SyslogException(String message, Throwable cause) {
    super(message, cause);
  }
}
