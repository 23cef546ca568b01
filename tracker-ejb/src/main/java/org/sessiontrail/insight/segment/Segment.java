package org.sessiontrail.insight.segment;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sessiontrail.insight.sql.SqlPart;

/**
 * Which visits are meant. The grammar is Matomo's: conditions {@code field==value} joined by {@code
 * ;} for and, {@code ,} for or, which binds more tightly. Values are percent-encoded where they
 * hold a comma, a semicolon or a percent sign. Programs that say so are left out, unless a
 * condition is on {@code bot}.
 *
 * @param all each holds alternatives of which one has to be met; none lets all visits of people
 *     pass
 */
public record Segment(List<List<Condition>> all) {
  /** The longest text. */
  public static final int MAX_LENGTH = 4_000;

  /** The most conditions. */
  public static final int MAX_CONDITIONS = 50;

  /** All visits of people. */
  public static final Segment EVERYBODY = new Segment(List.of());

  private static final String PEOPLE = "(v.bot IS NULL OR v.bot = 'none')";

  /** Makes the segment immutable. */
  public Segment {
    all = all.stream().map(List::copyOf).toList();
  }

  /**
   * Reads a segment.
   *
   * @param text null or blank for everybody
   * @throws SegmentMistake the first thing that is wrong
   */
  public static Segment of(@Nullable String text) throws SegmentMistake {
    if (text == null || text.isBlank()) {
      return EVERYBODY;
    }
    return new Segment(Grammar.read(text, Field.ofSegments()));
  }

  /** The segment as it is typed; empty for everybody. Read again, it is this one. */
  public String text() {
    return Grammar.text(all);
  }

  /** Whether all visits of people are meant. */
  public boolean isEverybody() {
    return all.isEmpty();
  }

  /** This segment and a further condition. */
  public Segment and(Condition further) {
    List<List<Condition>> out = new ArrayList<>(all);
    out.add(List.of(further));
    return new Segment(out);
  }

  /** The predicate on the visit {@code v}; values are bound, never part of its text. */
  public SqlPart predicate() {
    SqlPart met = conditions();
    if (all.stream().flatMap(List::stream).noneMatch(each -> each.field() == Field.BOT)) {
      String both = met.text().isEmpty() ? PEOPLE : met.text() + " AND " + PEOPLE;
      return new SqlPart(both, met.values());
    }
    return met;
  }

  /**
   * The conditions alone, on the visit {@code v}, for what is asked of programs too; no text where
   * there are none.
   */
  public SqlPart conditions() {
    return Grammar.predicate(all);
  }
}
