package org.sessiontrail.insight.question;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.sessiontrail.insight.segment.Field;
import org.sessiontrail.insight.segment.Segment;

/**
 * What is asked of a report.
 *
 * @param period which time
 * @param segment which visits
 * @param view how the answer is shown
 * @param audience who it is for
 * @param parameters what only this report is told: values by name of the parameter
 */
public record Question(
    Period period,
    Segment segment,
    View view,
    Audience audience,
    Map<String, List<String>> parameters) {
  /** Makes the question immutable. */
  public Question {
    parameters = Map.copyOf(parameters);
  }

  /**
   * How an answer is shown.
   *
   * @param isCompared whether the previous period of equal length stands beside
   * @param breakdown what each row is broken down by, or null
   * @param limit most rows
   */
  public record View(boolean isCompared, @Nullable Field breakdown, int limit) {
    /** How many rows unless it is said. */
    public static final int ROWS = 100;

    /** How many rows can be asked for. */
    public static final int MOST_ROWS = 10_000;

    /** As nobody said otherwise. */
    public static final View PLAIN = new View(false, null, ROWS);
  }

  /** The question about all people in {@code period}, for {@code audience}. */
  public static Question about(Period period, Audience audience) {
    return new Question(period, Segment.EVERYBODY, View.PLAIN, audience, Map.of());
  }

  /** The same about some visits. */
  public Question of(Segment some) {
    return new Question(period, some, view, audience, parameters);
  }

  /** The same, shown otherwise. */
  public Question shown(View other) {
    return new Question(period, segment, other, audience, parameters);
  }

  /** The same about another period. */
  public Question in(Period other) {
    return new Question(other, segment, view, audience, parameters);
  }

  /** The same with values of a parameter. */
  public Question with(String name, String... values) {
    Map<String, List<String>> all = new java.util.TreeMap<>(parameters);
    all.put(name, List.of(values));
    return new Question(period, segment, view, audience, all);
  }

  /** The value of a parameter that is given once, or {@code otherwise}. */
  public String text(String name, String otherwise) {
    List<String> given = parameters.getOrDefault(name, List.of());
    return given.isEmpty() ? otherwise : given.get(0);
  }

  /** All values of a parameter. */
  public List<String> texts(String name) {
    return parameters.getOrDefault(name, List.of());
  }
}
