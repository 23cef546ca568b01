package org.sessiontrail.sample.order;

/** Less is left than was asked for. */
public class OutOfStockException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** A sentence for the customer. */
  public OutOfStockException(String product, int left) {
    super(
        left == 0
            ? product + " has just been sold out."
            : "Only " + left + " of " + product + " are left.");
  }
}
