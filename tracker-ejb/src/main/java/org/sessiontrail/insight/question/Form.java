package org.sessiontrail.insight.question;

import java.util.ArrayList;
import java.util.List;

/**
 * What the statement of a {@link SqlReport} gives and what is told of it. A statement gives the
 * columns {@code part} (what it is broken down by), the keys, then the sums, in the order in which
 * they are named here.
 *
 * @param keys what rows are about, in the order of the statement
 * @param sums numbers of the statement; not all are told
 * @param measures what is told of them
 * @param people the sum that counts the people of a row
 */
public record Form(List<Column> keys, List<String> sums, List<Measure> measures, String people) {
  /** Where a number that is told comes from. */
  enum From {
    SUM,
    QUOTIENT,
    MILLIS
  }

  /**
   * A number that is told.
   *
   * @param column its column
   * @param from how it is made
   * @param of the sum, or the numerator
   * @param by the denominator, or the sum again
   */
  record Measure(Column column, From from, String of, String by) {}

  /** Makes the form immutable. */
  public Form {
    keys = List.copyOf(keys);
    sums = List.copyOf(sums);
    measures = List.copyOf(measures);
  }

  /** A form whose rows are about {@code keys}, all of them texts. */
  public static Builder of(String... keys) {
    Builder out = new Builder();
    for (String key : keys) {
      out.key(new Column(key, Column.Type.TEXT, null));
    }
    return out;
  }

  /** Collects a form. */
  public static final class Builder {
    private final List<Column> keys = new ArrayList<>();
    private final List<String> sums = new ArrayList<>();
    private final List<Measure> measures = new ArrayList<>();

    private Builder() {}

    /** A key more. */
    public Builder key(Column column) {
      keys.add(column);
      return this;
    }

    /**
     * What is told of any group of visits: {@code visits visitors views}, then how many were not
     * engaged, converted, and of how many the duration is known; their durations.
     */
    public Form visits() {
      return count("visits", "visits")
          .count("visitors", "people")
          .count("views", "page views")
          .sum("bounces")
          .count("conversions", "visits")
          .sum("timed")
          .sum("micros")
          .rate("bounce_rate", "bounces", "visits")
          .rate("conversion_rate", "conversions", "visits")
          .mean("views_per_visit", "page views", "views", "visits")
          .millis("duration", "micros", "timed")
          .suppressedBy("visitors");
    }

    /** A sum of the statement that is told as it is. */
    public Builder count(String name, String unit) {
      sums.add(name);
      Column column = new Column(name, Column.Type.INTEGER, unit);
      measures.add(new Measure(column, From.SUM, name, name));
      return this;
    }

    /** A sum of the statement that only others are made of. */
    public Builder sum(String name) {
      sums.add(name);
      return this;
    }

    /** One sum by another, from 0 to 1. */
    public Builder rate(String name, String of, String by) {
      Column column = new Column(name, Column.Type.DECIMAL, "of " + by);
      measures.add(new Measure(column, From.QUOTIENT, of, by));
      return this;
    }

    /** One sum by another; unknown where the other is 0. */
    public Builder mean(String name, String unit, String of, String by) {
      Column column = new Column(name, Column.Type.DECIMAL, unit);
      measures.add(new Measure(column, From.QUOTIENT, of, by));
      return this;
    }

    /** Milliseconds: a sum of microseconds by another sum; unknown where the other is 0. */
    public Builder millis(String name, String micros, String by) {
      Column column = new Column(name, Column.Type.DECIMAL, "ms");
      measures.add(new Measure(column, From.MILLIS, micros, by));
      return this;
    }

    /** The form; {@code people} counts the people of a row. */
    public Form suppressedBy(String people) {
      return new Form(keys, sums, measures, people);
    }
  }
}
