package org.sessiontrail.report.interchange.syslog;

/**
 * How messages are formed.
 *
 * @param enterprise private enterprise number behind the {@code @} of the structured data's name;
 *     {@value #EXAMPLE_ENTERPRISE} is the one reserved for examples, put your own
 * @param content what stands in the message's free text
 */
public record SyslogSettings(long enterprise, Content content) {
  /** The enterprise number that RFC 5612 reserves for examples. */
  public static final long EXAMPLE_ENTERPRISE = 32473;

  /** What the free text of a message is. The structured data holds everything either way. */
  public enum Content {
    /** A short line for a person. */
    SUMMARY,
    /** The record in the Common Event Format, see {@link CefText}. */
    CEF
  }

  /**
   * Checks the number.
   *
   * @throws IllegalArgumentException when the number is not positive
   */
  public SyslogSettings {
    if (enterprise < 1) {
      throw new IllegalArgumentException("enterprise number " + enterprise + " must be positive");
    }
  }

  /** The example number, and a short line for a person. */
  public static SyslogSettings defaults() {
    return new SyslogSettings(EXAMPLE_ENTERPRISE, Content.SUMMARY);
  }

  String dataId() {
    return "sessiontrail@" + enterprise;
  }
}
