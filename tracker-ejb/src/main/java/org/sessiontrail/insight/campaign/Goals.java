package org.sessiontrail.insight.campaign;

import org.sessiontrail.insight.question.Form;
import org.sessiontrail.insight.question.SqlReport;

/** Goals reached and orders placed. */
public final class Goals extends SqlReport {
  /** The report. */
  public Goals() {
    super(
        new Words(
            "goals",
            "marketing",
            "Goals",
            "Goals reached (action goal, by its item) and orders placed (action order.place) "
                + "in the period, those that came off. Their value is told in the currency beside "
                + "it, as a sum over those that named one; broken down by channel, source, campaign "
                + "it tells what each brought."),
        Form.of("goal", "item", "currency")
            .count("conversions", "conversions")
            .count("visitors", "people")
            .count("valued", "conversions")
            .sum("milli")
            .sum("thousand")
            .mean("value", "of the currency", "milli", "thousand")
            .suppressedBy("visitors"));
  }
}
