package org.sessiontrail.sample.order;

/** More, or less, was asked for than a cart takes. */
public class QuantityException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** A sentence for the customer. */
  public QuantityException(String product, int max) {
    super("We sell 1 to " + max + " of " + product + " at a time.");
  }
}
