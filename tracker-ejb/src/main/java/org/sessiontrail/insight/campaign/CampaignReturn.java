package org.sessiontrail.insight.campaign;

import java.util.List;
import java.util.Map;
import org.sessiontrail.insight.question.Form;
import org.sessiontrail.insight.question.Parameter;
import org.sessiontrail.insight.question.Question;
import org.sessiontrail.insight.question.QuestionMistakes;
import org.sessiontrail.insight.question.SqlReport;
import org.sessiontrail.insight.sql.SqlPart;

/** What campaigns cost and bring. */
public final class CampaignReturn extends SqlReport {
  /** The report. */
  public CampaignReturn() {
    super(
        new Words(
            "campaign-return",
            "marketing",
            "Return of campaigns",
            "Visits of the period that a campaign brought by source and campaign, with the "
                + "costs that came with the question for days of the period, and the value of their "
                + "conversions in the currency of the costs; other currencies are not converted and "
                + "not told. The return is value by cost; a campaign without a visit is not told, whatever it cost."),
        Form.of("source", "campaign")
            .count("visits", "visits")
            .count("visitors", "people")
            .count("conversions", "visits")
            .sum("cost")
            .sum("milli")
            .sum("thousand")
            .sum("thousands")
            .mean("cost", "of the currency", "cost", "thousand")
            .mean("value", "of the currency", "milli", "thousand")
            .rate("return", "milli", "cost")
            .mean("cost_per_conversion", "of the currency", "cost", "thousands")
            .suppressedBy("visitors"));
  }

  @Override
  public List<Parameter> parameters() {
    return List.of(
        Parameter.repeated(
            "cost", "What was paid: date,source,campaign,cost,currency; a day once or often."));
  }

  @Override
  protected Map<String, SqlPart> places(Question question) throws QuestionMistakes {
    SqlPart costs = Costs.of(question).rows();
    return costs.values().isEmpty() ? Map.of() : Map.of("costs", costs);
  }

  @Override
  protected Map<String, Object> values(Question question) throws QuestionMistakes {
    return Map.of("currency", Costs.of(question).currency());
  }
}
