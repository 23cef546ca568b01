package org.sessiontrail.insight.segment;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.sessiontrail.config.KeyNames;
import org.sessiontrail.insight.sql.SqlPart;

/** The grammar that segments and steps share: alternatives, all of which have to be met. */
final class Grammar {
  private Grammar() {}

  /** Reads conditions on {@code fields}. */
  static List<List<Condition>> read(String text, List<Field> fields) throws SegmentMistake {
    if (text.length() > Segment.MAX_LENGTH) {
      throw new SegmentMistake(
          "TRK-0631 a segment is at most " + Segment.MAX_LENGTH + " characters long");
    }
    List<List<Condition>> out = new ArrayList<>();
    int conditions = 0;
    for (String alternatives : text.strip().split(";", -1)) {
      List<Condition> one = new ArrayList<>();
      for (String condition : alternatives.split(",", -1)) {
        one.add(condition(condition, fields));
        conditions++;
      }
      out.add(one);
    }
    if (conditions > Segment.MAX_CONDITIONS) {
      throw new SegmentMistake(
          "TRK-0631 a segment has at most " + Segment.MAX_CONDITIONS + " conditions");
    }
    return out;
  }

  static String text(List<List<Condition>> all) {
    return all.stream()
        .map(any -> any.stream().map(Condition::text).collect(Collectors.joining(",")))
        .collect(Collectors.joining(";"));
  }

  static SqlPart predicate(List<List<Condition>> all) {
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
    return new SqlPart(String.join(" AND ", texts), values);
  }

  private static Condition condition(String text, List<Field> fields) throws SegmentMistake {
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
    Field field = fields.stream().filter(each -> each.id().equals(name)).findFirst().orElse(null);
    if (field == null) {
      throw new SegmentMistake(
          "TRK-0632 segment field "
              + shown(name)
              + " is not known, did you mean "
              + KeyNames.nearest(name, fields.stream().map(Field::id).toList())
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

  static String shown(String text) {
    String cut = text.substring(0, Math.min(60, text.length()));
    return "\"" + cut.replaceAll("[\\p{Cntrl}\"\\\\]", "?") + "\"";
  }
}
