package org.sessiontrail.report.insight;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.sessiontrail.insight.question.Answer;
import org.sessiontrail.insight.question.Completeness;
import org.sessiontrail.insight.question.Question;
import org.sessiontrail.insight.segment.Field;
import org.sessiontrail.record.TrailClock;

/** What an answer says of itself, by name, in the order of reading. */
final class Statements {
  private static final int DIGITS = 3;

  private Statements() {}

  /** What was asked. */
  static Map<String, Object> asked(Answer answer) {
    Question question = answer.question();
    Map<String, Object> out = new LinkedHashMap<>();
    out.put("report", answer.report().name());
    out.put("title", answer.report().title());
    out.put("definition", answer.report().definition());
    out.put("from", TrailClock.format(question.period().fromMicros()));
    out.put("to", TrailClock.format(question.period().toMicros()));
    out.put("zone", question.period().zone().getId());
    out.put("segment", question.segment().text());
    out.put("audience", question.audience().id());
    if (question.view().isCompared()) {
      out.put("previousFrom", TrailClock.format(question.period().previous().fromMicros()));
    }
    Field breakdown = question.view().breakdown();
    if (breakdown != null) {
      out.put("breakdown", breakdown.id());
    }
    return out;
  }

  /** What the numbers are made of. */
  static Map<String, Object> completeness(Answer answer) {
    Completeness of = answer.completeness();
    Map<String, Object> out = new LinkedHashMap<>();
    out.put("captured", of.captured());
    out.put("gaps", of.gaps());
    out.put("suppressed", of.suppressed());
    out.put("excluded", of.excluded());
    out.put("behind", of.behind());
    out.put("suppressedRows", answer.table().suppressed());
    return out;
  }

  /** A number for a machine: all of its digits, no exponent. */
  static String number(BigDecimal value) {
    return value.signum() == 0 ? "0" : value.stripTrailingZeros().toPlainString();
  }

  /** A value for people; a dash where there is none. */
  static String shown(@Nullable Object value) {
    if (value == null) {
      return "-";
    }
    return value instanceof BigDecimal number
        ? number(number.setScale(DIGITS, RoundingMode.HALF_UP))
        : value.toString();
  }
}
