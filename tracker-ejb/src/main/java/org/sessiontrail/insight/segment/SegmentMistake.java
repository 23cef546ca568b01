package org.sessiontrail.insight.segment;

/** What is wrong with a segment that somebody typed, in one sentence with its code. */
public final class SegmentMistake extends Exception {
  private static final long serialVersionUID = 1;

  SegmentMistake(String sentence) {
    super(sentence);
  }
}
