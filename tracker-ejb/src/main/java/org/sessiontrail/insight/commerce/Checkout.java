package org.sessiontrail.insight.commerce;

import org.sessiontrail.insight.question.Form;
import org.sessiontrail.insight.question.SqlReport;

/** Where the checkout loses people. */
public final class Checkout extends SqlReport {
  /** The report. */
  public Checkout() {
    super(
        new Words(
            "checkout",
            "commerce",
            "Checkout steps",
            "Trails of the period by the checkout step they took (action checkout.step, by "
                + "its step); lost are those on which neither a further step nor an order followed, "
                + "also after the period."),
        Form.of("step")
            .count("trails", "trails")
            .count("visitors", "people")
            .count("times", "steps")
            .count("lost", "trails")
            .rate("loss_rate", "lost", "trails")
            .suppressedBy("visitors"));
  }
}
