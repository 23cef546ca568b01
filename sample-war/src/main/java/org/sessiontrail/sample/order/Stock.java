package org.sessiontrail.sample.order;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.LinkedHashMap;
import java.util.Map;
import org.sessiontrail.sample.catalogue.Catalogue;
import org.sessiontrail.sample.catalogue.Product;

/**
 * How many of each product are left.
 *
 * <p>Threads: safe; a take is all or nothing.
 */
@Named
@ApplicationScoped
public class Stock {
  private static final int DELIVERED = 40;

  private final Map<String, Integer> left = new LinkedHashMap<>();
  private final Catalogue catalogue;

  /** For the container's proxy only. */
  @SuppressWarnings("NullAway")
  protected Stock() {
    this.catalogue = null;
  }

  /** Full shelves. */
  @Inject
  public Stock(Catalogue catalogue) {
    this.catalogue = catalogue;
    for (Product product : catalogue.products()) {
      // Not all the same, so that the page has something to show; the same at each start.
      left.put(product.sku(), 6 + Math.floorMod(product.sku().hashCode() * 7, DELIVERED - 6));
    }
  }

  /** How many of a product are left, 0 for one that is not sold. */
  public synchronized int left(String sku) {
    return left.getOrDefault(sku, 0);
  }

  /**
   * Takes all of {@code quantities}, or nothing.
   *
   * @throws OutOfStockException if less is left of one of them
   */
  public synchronized void take(Map<String, Integer> quantities) {
    quantities.forEach(
        (sku, quantity) -> {
          if (left(sku) < quantity) {
            throw new OutOfStockException(catalogue.product(sku).name(), left(sku));
          }
        });
    quantities.forEach((sku, quantity) -> left.merge(sku, -quantity, Integer::sum));
  }

  /** One piece goes over the counter; an empty shelf is filled up instead. */
  public synchronized void sellOverTheCounter(String sku) {
    left.computeIfPresent(sku, (key, pieces) -> pieces <= 1 ? DELIVERED : pieces - 1);
  }
}
