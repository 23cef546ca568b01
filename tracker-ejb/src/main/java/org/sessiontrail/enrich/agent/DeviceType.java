package org.sessiontrail.enrich.agent;

import java.util.Locale;

/** What sort of device a client runs on. */
public enum DeviceType {
  /** A computer, or what says it is one: an iPad that asks for desktop pages does. */
  DESKTOP,
  /** A telephone. */
  PHONE,
  /** A tablet or reader. */
  TABLET,
  /** A television or what is plugged into one. */
  TV,
  /** A game console. */
  CONSOLE,
  /** Something worn. */
  WEARABLE,
  /** A program, see {@link BotClass}. */
  BOT,
  /** It does not say. */
  UNKNOWN;

  private final String id = name().toLowerCase(Locale.ROOT);

  /** The stored name. */
  public String id() {
    return id;
  }
}
