package org.sessiontrail.insight.commerce;

import org.sessiontrail.insight.question.Form;
import org.sessiontrail.insight.question.SqlReport;

/** Products in carts that nobody buys. */
public final class Unbought extends SqlReport {
  /** The report. */
  public Unbought() {
    super(
        new Words(
            "unbought",
            "commerce",
            "Put into carts, never bought",
            "Products that were put into carts in the period (action cart.add) and taken out "
                + "(cart.remove) or left before the next order, on every trail."),
        Form.of("item")
            .count("added", "trails")
            .count("visitors", "people")
            .count("viewed", "trails")
            .rate("cart_rate", "added", "viewed")
            .suppressedBy("visitors"));
  }
}
