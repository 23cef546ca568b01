package org.sessiontrail.respond;

/** An alert is not known to have arrived. */
public final class ChannelException extends Exception {
  private static final long serialVersionUID = 1L;

  /** With a message for operators that begins with its code. */
  public ChannelException(String message, Throwable cause) {
    super(message, cause);
  }

  /** With a message for operators that begins with its code. */
  public ChannelException(String message) {
    super(message);
  }
}
