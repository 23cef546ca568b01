package org.sessiontrail.sample.order;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** How an order is paid. None of them asks for a number: this is a demo. */
public enum Payment {
  INVOICE("Invoice", "Pay within 14 days"),
  TRANSFER("Bank transfer", "We send it when the money is there"),
  CASH("At the door", "Cash or card, to the courier or in the shop");

  private final String title;
  private final String promise;

  Payment(String title, String promise) {
    this.title = title;
    this.promise = promise;
  }

  /** Its name on the page. */
  public String title() {
    return title;
  }

  /** How it goes. */
  public String promise() {
    return promise;
  }

  /** Its name in a form. */
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The one with this {@link #id()}. */
  public static Optional<Payment> of(String id) {
    return Arrays.stream(values()).filter(payment -> payment.id().equals(id)).findFirst();
  }
}
