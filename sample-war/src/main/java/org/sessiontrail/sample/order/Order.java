package org.sessiontrail.sample.order;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Date;
import java.util.List;

/**
 * A placed order.
 *
 * @param id what the customer is told
 * @param customer name of the signed-in user
 * @param placedAt when
 * @param lines what was bought
 * @param shipment where it goes and how
 */
public record Order(
    String id, String customer, Instant placedAt, List<Cart.Line> lines, Shipment shipment) {

  /**
   * Where an order goes and how.
   *
   * @param address where to
   * @param delivery how it travels
   * @param payment how it is paid
   */
  public record Shipment(Address address, Delivery delivery, Payment payment) {}

  /** What everything costs, delivery included, in euro. */
  public BigDecimal total() {
    return lines.stream()
        .map(Cart.Line::total)
        .reduce(shipment.delivery().price(), BigDecimal::add);
  }

  /** Pieces of everything. */
  public int count() {
    return lines.stream().mapToInt(Cart.Line::quantity).sum();
  }

  /** For a page: milliseconds since 1970. */
  public Date placedDate() {
    return Date.from(placedAt);
  }
}
