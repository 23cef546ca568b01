package org.sessiontrail.insight.question;

import java.util.List;
import org.sessiontrail.store.StoreException;

/**
 * One question that the visits answer.
 *
 * <p>Threads: immutable, safe for any number of threads.
 */
public interface Report {
  /** The name people type: lower case letters and hyphens. */
  String name();

  /** A heading. */
  String title();

  /** Which group of questions it belongs to, for lists. */
  String topic();

  /** What its numbers are, in one sentence or two. */
  String definition();

  /** What only this report is told. */
  List<Parameter> parameters();

  /** Whether rows can be broken down by a field of the visits. */
  boolean hasBreakdown();

  /** Names of the SQL files it runs. */
  List<String> files();

  /**
   * The numbers.
   *
   * @throws QuestionMistakes when parameters do not fit
   * @throws StoreException when the database fails
   */
  Table table(Question question, InsightRows rows) throws QuestionMistakes, StoreException;
}
