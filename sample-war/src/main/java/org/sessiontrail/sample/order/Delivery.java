package org.sessiontrail.sample.order;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** How an order travels. */
public enum Delivery {
  STANDARD("Parcel post", "2 to 3 working days", "3.90"),
  EXPRESS("Express courier", "Tomorrow before noon", "9.50"),
  PICKUP("Collect in the shop", "Ready in an hour, Linden Street 4", "0.00");

  private final String title;
  private final String promise;
  private final BigDecimal price;

  Delivery(String title, String promise, String price) {
    this.title = title;
    this.promise = promise;
    this.price = new BigDecimal(price);
  }

  /** Its name on the page. */
  public String title() {
    return title;
  }

  /** When, or where. */
  public String promise() {
    return promise;
  }

  /** In euro. */
  public BigDecimal price() {
    return price;
  }

  /** Its name in a form. */
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The one with this {@link #id()}. */
  public static Optional<Delivery> of(String id) {
    return Arrays.stream(values()).filter(delivery -> delivery.id().equals(id)).findFirst();
  }
}
