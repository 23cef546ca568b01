package org.sessiontrail.insight.trend;

import java.util.Arrays;
import java.util.List;

/**
 * Numbers of pieces of time that follow each other.
 *
 * @param names of the pieces, in order
 * @param values one a piece; {@code NaN} where it is unknown
 * @param people one a piece
 * @param season pieces after which they are expected to repeat; 1: they do not; 0: there are too
 *     few of them to tell anything
 */
record Series(List<String> names, double[] values, long[] people, int season) {
  /** How many are needed where no season is looked for. */
  static final int LEAST = 12;

  /** How many of them, whatever their values. */
  int size() {
    return values.length;
  }

  /** Whether there are enough pieces to say what is expected. */
  boolean isLongEnough() {
    return season > 0 && Arrays.stream(values).filter(each -> !Double.isNaN(each)).count() >= LEAST;
  }
}
