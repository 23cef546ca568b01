package org.sessiontrail.insight.segment;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
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

  private static final String PEOPLE = "COALESCE(v.bot, 'none') = 'none'";

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
    if (text.length() > MAX_LENGTH) {
      throw new SegmentMistake("TRK-0631 a segment is at most " + MAX_LENGTH + " characters long");
    }
    List<List<Condition>> out = new ArrayList<>();
    int conditions = 0;
    for (String alternatives : text.strip().split(";", -1)) {
      List<Condition> one = new ArrayList<>();
      for (String condition : alternatives.split(",", -1)) {
        one.add(condition(condition));
        conditions++;
      }
      out.add(one);
    }
    if (conditions > MAX_CONDITIONS) {
      throw new SegmentMistake("TRK-0631 a segment has at most " + MAX_CONDITIONS + " conditions");
    }
    return new Segment(out);
  }

  /** The segment as it is typed; empty for everybody. Read again, it is this one. */
  public String text() {
    return all.stream()
        .map(any -> any.stream().map(Condition::text).collect(Collectors.joining(",")))
        .collect(Collectors.joining(";"));
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
    List<String> texts = new ArrayList<>();
    List<Object> values = new ArrayList<>();
    for (List<Condition> any : all) {
      List<String> alternatives = new ArrayList<>();
      for (Condition each : any) {
        SqlPart part = each.predicate();
        alternatives.add(part.text());
        values.addAll(part.values());
      }
      texts.add("(" + String.join(" OR ", alternatives) + ")");
    }
    if (all.stream().flatMap(List::stream).noneMatch(each -> each.field() == Field.BOT)) {
      texts.add(PEOPLE);
    }
    return new SqlPart(String.join(" AND ", texts), values);
  }

  private static Condition condition(String text) throws SegmentMistake {
    int at = 0;
    while (at < text.length() && "=!<>".indexOf(text.charAt(at)) < 0) {
      at++;
    }
    Operator operator = Operator.at(text, at).orElse(null);
    if (operator == null) {
      throw new SegmentMistake(
          "TRK-0631 segment condition "
              + shown(text)
              + " has no operator; write field==value, or one of != < <= > >= =@ !@ =^ =$");
    }
    String name = text.substring(0, at).strip();
    Field field = Field.of(name).orElse(null);
    if (field == null) {
      throw new SegmentMistake(
          "TRK-0632 segment field "
              + shown(name)
              + " is not known, did you mean "
              + Nearest.to(name, Field.ids())
              + "?");
    }
    String value = PercentText.decoded(text.substring(at + operator.sign().length()));
    return checked(field, operator, value, text);
  }

  private static Condition checked(
      Field field, Operator operator, @Nullable String value, String text) throws SegmentMistake {
    if (value == null) {
      throw new SegmentMistake(
          "TRK-0633 segment condition "
              + shown(text)
              + " has a value that is not well percent-encoded, or holds a control character");
    }
    if (!operator.isOf(field.type())) {
      throw new SegmentMistake(
          "TRK-0633 segment field "
              + field.id()
              + (field.type() == Field.Type.TEXT ? " is a text" : " is a number")
              + ", which "
              + operator.sign()
              + " does not compare");
    }
    if (field.type() == Field.Type.NUMBER && !value.matches("-?\\d{1,12}")) {
      throw new SegmentMistake(
          "TRK-0633 segment field "
              + field.id()
              + " is compared with a whole number, not "
              + shown(value));
    }
    boolean part = operator != Operator.EQUAL && operator != Operator.NOT_EQUAL;
    if (part && value.isEmpty()) {
      throw new SegmentMistake(
          "TRK-0633 segment condition " + shown(text) + " has no value; only == and != take none");
    }
    return new Condition(field, operator, value);
  }

  private static String shown(String text) {
    String cut = text.substring(0, Math.min(60, text.length()));
    return "\"" + cut.replaceAll("[\\p{Cntrl}\"\\\\]", "?") + "\"";
  }
}
