package org.sessiontrail.enrich.agent;

import org.jspecify.annotations.Nullable;

/**
 * What a client says of itself. It may lie.
 *
 * @param device what it runs on
 * @param browser family, {@value #UNKNOWN} when it does not say; a bot's own name
 * @param browserVersion major version, or null
 * @param system operating system, {@value #UNKNOWN} when it does not say
 * @param systemVersion as the system is called by its users: {@code 10.15}, {@code 18}, {@code
 *     10/11}; or null
 * @param bot what a program is for, {@link BotClass#NONE} for a browser
 */
public record Agent(
    DeviceType device,
    String browser,
    @Nullable String browserVersion,
    String system,
    @Nullable String systemVersion,
    BotClass bot) {
  /** The name of what is not known. */
  public static final String UNKNOWN = "unknown";

  /** Nothing is known: the client did not say, or what it said was erased. */
  public static final Agent NOTHING_KNOWN =
      new Agent(DeviceType.UNKNOWN, UNKNOWN, null, UNKNOWN, null, BotClass.NONE);
}
