package org.sessiontrail.person;

import org.jspecify.annotations.Nullable;

/** What a page is looked at with, as coarse as a layout needs it. */
public enum Device {
  /** A small screen. */
  PHONE,
  /** A large screen without a keyboard. */
  TABLET,
  /** Anything else that says what it is. */
  DESKTOP,
  /** It says nothing. */
  UNKNOWN;

  /** The device of a {@code User-Agent}; null for none sent. */
  static Device of(@Nullable String agent) {
    if (agent == null || agent.isBlank()) {
      return UNKNOWN;
    }
    if (agent.contains("iPad") || agent.contains("Tablet")) {
      return TABLET;
    }
    if (agent.contains("Mobi") || agent.contains("iPhone")) {
      return PHONE;
    }
    return agent.contains("Android") ? TABLET : DESKTOP;
  }
}
