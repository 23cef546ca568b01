package org.sessiontrail.sample.order;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The steps of the checkout, in order. They share one URL. */
public enum CheckoutStep {
  ADDRESS(1, "Address"),
  DELIVERY(2, "Delivery and payment"),
  REVIEW(3, "Review and order");

  private final int number;
  private final String title;

  CheckoutStep(int number, String title) {
    this.number = number;
    this.title = title;
  }

  /** Its name on the page. */
  public String title() {
    return title;
  }

  /** Its name in the parameter {@code step}. */
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Its place, from 1. */
  public int number() {
    return number;
  }

  /** The one with this {@link #id()}. */
  public static Optional<CheckoutStep> of(String id) {
    return Arrays.stream(values()).filter(step -> step.id().equals(id)).findFirst();
  }
}
