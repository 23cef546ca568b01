package org.sessiontrail.insight.question;

/**
 * Something that only one report, or a few, can be told.
 *
 * @param name as it is typed
 * @param meaning one sentence, with what holds when it is not given
 * @param isRepeated whether it may be given several times
 */
public record Parameter(String name, String meaning, boolean isRepeated) {
  /** One that is given at most once. */
  public static Parameter once(String name, String meaning) {
    return new Parameter(name, meaning, false);
  }
}
