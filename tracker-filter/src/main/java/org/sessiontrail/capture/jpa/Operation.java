package org.sessiontrail.capture.jpa;

import java.util.Locale;

/** What became of a row. */
public enum Operation {
  /** It is new. */
  INSERT,
  /** It has other values. */
  UPDATE,
  /** It is gone. */
  DELETE;

  private final String id = name().toLowerCase(Locale.ROOT);

  /** The stored name. */
  public String id() {
    return id;
  }
}
