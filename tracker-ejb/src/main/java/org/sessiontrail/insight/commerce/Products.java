package org.sessiontrail.insight.commerce;

import org.sessiontrail.insight.question.Form;
import org.sessiontrail.insight.question.SqlReport;

/** Products from view to order. */
public final class Products extends SqlReport {
  /** The report. */
  public Products() {
    super(
        new Words(
            "products",
            "commerce",
            "Products",
            "Trails of the period by product: on which it was viewed (action product.view), "
                + "put into the cart (cart.add), and ordered: the next order on the trail came "
                + "before it was taken out (cart.remove). A product may be put in without being "
                + "viewed."),
        Form.of("item")
            .count("viewed", "trails")
            .count("visitors", "people")
            .count("added", "trails")
            .count("ordered", "trails")
            .rate("cart_rate", "added", "viewed")
            .rate("order_rate", "ordered", "added")
            .suppressedBy("visitors"));
  }
}
