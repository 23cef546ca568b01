package org.sessiontrail.sample.order;

import java.io.Serializable;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What one visitor has filled in so far.
 *
 * <p>Threads: safe; two tabs of one browser share it.
 */
public class CheckoutDraft implements Serializable {
  private static final long serialVersionUID = 1L;

  private final String token = UUID.randomUUID().toString();
  private Address address = Address.EMPTY;
  private @Nullable Delivery delivery;
  private @Nullable Payment payment;

  /** Goes through the last form once, so that neither a stranger nor a double click can order. */
  public String token() {
    return token;
  }

  /** Where to; empty at first. */
  public synchronized Address address() {
    return address;
  }

  /** How it travels; null until chosen. */
  public synchronized @Nullable Delivery delivery() {
    return delivery;
  }

  /** How it is paid; null until chosen. */
  public synchronized @Nullable Payment payment() {
    return payment;
  }

  /** Fills in the first step. */
  public synchronized void address(Address typed) {
    address = typed;
  }

  /** Fills in the second step. */
  public synchronized void choose(Delivery how, Payment paid) {
    delivery = how;
    payment = paid;
  }

  /** The step asked for, or the first unfinished one before it: nobody skips a step. */
  public synchronized CheckoutStep reachable(CheckoutStep asked) {
    CheckoutStep open =
        !address.problems().isEmpty()
            ? CheckoutStep.ADDRESS
            : delivery == null || payment == null ? CheckoutStep.DELIVERY : CheckoutStep.REVIEW;
    return asked.compareTo(open) <= 0 ? asked : open;
  }
}
