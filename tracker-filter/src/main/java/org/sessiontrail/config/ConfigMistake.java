package org.sessiontrail.config;

/**
 * One thing that is wrong with a configuration, and what was done about it.
 *
 * @param code {@code TRK-01nn}, see {@link ConfigReference}
 * @param key the key as it was written
 * @param value what it was set to, safe to print: secrets masked, control characters replaced
 * @param limit what it must be
 * @param where the name of the source that holds it
 * @param action what was done instead
 */
public record ConfigMistake(
    String code, String key, String value, String limit, String where, String action) {

  /** Mistakes that can happen to any key. */
  public enum Common {
    /** A key nobody reads. */
    UNKNOWN_KEY("TRK-0100", "A key that is not known; the nearest known name is given."),
    /** A value that no key may have. */
    BAD_TEXT("TRK-0101", "A value with control characters or of more than 4096 characters."),
    /** Perhaps not meant for us. */
    UNKNOWN_VARIABLE(
        "TRK-0103",
        "An environment variable that begins like one of ours and is not known; never stops a"
            + " strict start.");

    private final String code;
    private final String meaning;

    Common(String code, String meaning) {
      this.code = code;
      this.meaning = meaning;
    }

    /** {@code TRK-01nn}. */
    public String code() {
      return code;
    }

    /** When it is reported, one sentence. */
    public String meaning() {
      return meaning;
    }
  }

  /** Whether this is only worth a look, so that even a strict start goes on. */
  public boolean warning() {
    return code.equals(Common.UNKNOWN_VARIABLE.code());
  }

  /** One line for an operator. */
  @Override
  public String toString() {
    return code + " " + key + "=" + value + " " + limit + " (" + where + "); " + action;
  }
}
