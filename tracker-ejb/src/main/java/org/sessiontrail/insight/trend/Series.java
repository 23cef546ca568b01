package org.sessiontrail.insight.trend;

import java.util.Arrays;
import java.util.List;

/** Numbers of pieces of time that follow each other. */
final class Series {
  /** How many are needed where no season is looked for. */
  static final int LEAST = 12;

  private final List<String> names;
  private final double[] values;
  private final long[] people;
  private final int season;

  /**
   * A series of these.
   *
   * @param names of the pieces, in order
   * @param values one a piece; {@code NaN} where it is unknown
   * @param people one a piece
   * @param season pieces after which they are expected to repeat; 1: they do not; 0: there are too
   *     few of them to tell anything
   */
  Series(List<String> names, double[] values, long[] people, int season) {
    this.names = List.copyOf(names);
    this.values = values.clone();
    this.people = people.clone();
    this.season = season;
  }

  /** Names of the pieces. */
  List<String> names() {
    return names;
  }

  /** The number of a piece; {@code NaN} where it is unknown. */
  double value(int piece) {
    return values[piece];
  }

  /** All numbers. */
  double[] values() {
    return values.clone();
  }

  /** How many people are behind the number of a piece. */
  long people(int piece) {
    return people[piece];
  }

  /** How many people there were, piece by piece, together. */
  long everybody() {
    return Arrays.stream(people).sum();
  }

  /** Pieces of a season. */
  int season() {
    return season;
  }

  /** How many of them, whatever their values. */
  int size() {
    return values.length;
  }

  /** Whether there are enough pieces to say what is expected. */
  boolean isLongEnough() {
    return season > 0 && Arrays.stream(values).filter(each -> !Double.isNaN(each)).count() >= LEAST;
  }
}
