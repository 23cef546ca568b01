package org.sessiontrail.sample.catalogue;

/** There is no product with the number asked for. */
public class UnknownProductException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** Names the number. */
  public UnknownProductException(String sku) {
    super("no product " + sku);
  }
}
