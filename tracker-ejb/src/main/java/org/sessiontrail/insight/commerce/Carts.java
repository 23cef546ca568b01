package org.sessiontrail.insight.commerce;

import org.sessiontrail.insight.question.Form;
import org.sessiontrail.insight.question.SqlReport;

/** What becomes of carts. */
public final class Carts extends SqlReport {
  /** The report. */
  public Carts() {
    super(
        new Words(
            "carts",
            "commerce",
            "Carts",
            "Trails on which something was put into the cart in the period (action cart.add). "
                + "A cart is ordered when an order was placed on the same trail after that, also "
                + "after the period, else abandoned."),
        Form.of()
            .count("carts", "trails")
            .count("visitors", "people")
            .count("ordered", "trails")
            .count("abandoned", "trails")
            .rate("abandoned_rate", "abandoned", "carts")
            .suppressedBy("visitors"));
  }
}
