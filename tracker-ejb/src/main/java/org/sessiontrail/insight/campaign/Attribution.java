package org.sessiontrail.insight.campaign;

import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.sessiontrail.insight.question.Form;
import org.sessiontrail.insight.question.Parameter;
import org.sessiontrail.insight.question.Question;
import org.sessiontrail.insight.question.QuestionMistakes;
import org.sessiontrail.insight.question.SqlReport;
import org.sessiontrail.insight.sql.SqlPart;

/** Conversions by the visits that led to them. */
public final class Attribution extends SqlReport {
  /** The report. */
  public Attribution() {
    super(
        new Words(
            "attribution",
            "marketing",
            "Attribution",
            "Conversions of the period credited to visits of the same visitor (user, else "
                + "trail) that began in the look-back before them, the converting visit among them. "
                + "Model last: the last visit that was not direct, else the last; first: the first; "
                + "linear: all in equal parts, rounded down to millionths. Visitors are known "
                + "across trails only when they signed in. The breakdown and the segment are those "
                + "of the converting visit."),
        Form.of("channel", "source", "medium", "campaign", "currency")
            .count("credited", "conversions")
            .count("visitors", "people")
            .sum("credit")
            .sum("million")
            .sum("milli")
            .sum("thousand")
            .rate("conversions", "credit", "million")
            .mean("value", "of the currency", "milli", "thousand")
            .suppressedBy("visitors"));
  }

  @Override
  public List<Parameter> parameters() {
    return List.of(
        Parameter.once("model", "last, first or linear; last unless given."),
        Parameter.once("lookback", "Days before the conversion, 30 or 90; 30 unless given."));
  }

  @Override
  protected Map<String, SqlPart> places(Question question) throws QuestionMistakes {
    return switch (question.text("model", "last")) {
      case "last" -> Map.of();
      case "first" -> Map.of("shares", SqlPart.of("CASE WHEN y.first_place = 1 THEN 1 ELSE 0 END"));
      case "linear" -> Map.of("shares", SqlPart.of("y.touches"));
      default -> throw new QuestionMistakes(List.of("TRK-0670 model is last, first or linear"));
    };
  }

  @Override
  protected Map<String, Object> values(Question question) throws QuestionMistakes {
    long days =
        switch (question.text("lookback", "30")) {
          case "30" -> 30;
          case "90" -> 90;
          default -> throw new QuestionMistakes(List.of("TRK-0671 lookback is 30 or 90 days"));
        };
    return Map.of("lookback", TimeUnit.DAYS.toMicros(days));
  }
}
