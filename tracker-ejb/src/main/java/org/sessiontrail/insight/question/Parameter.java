package org.sessiontrail.insight.question;

/**
 * Something that only one report, or a few, can be told.
 *
 * @param name as it is typed
 * @param meaning one sentence, with what holds when it is not given
 * @param sort what is typed
 */
public record Parameter(String name, String meaning, Sort sort) {
  /** What is typed. */
  public enum Sort {
    /** A text. */
    ONCE,
    /** Texts, each given by itself. */
    REPEATED,
    /** A segment, in which names of saved ones may stand. */
    SEGMENT
  }

  /** One that is given at most once. */
  public static Parameter once(String name, String meaning) {
    return new Parameter(name, meaning, Sort.ONCE);
  }

  /** One that may be given several times. */
  public static Parameter repeated(String name, String meaning) {
    return new Parameter(name, meaning, Sort.REPEATED);
  }

  /** A segment. */
  public static Parameter segment(String name, String meaning) {
    return new Parameter(name, meaning, Sort.SEGMENT);
  }

  /** Whether it may be given several times. */
  public boolean isRepeated() {
    return sort == Sort.REPEATED;
  }

  /** Whether it is a segment. */
  public boolean isSegment() {
    return sort == Sort.SEGMENT;
  }
}
