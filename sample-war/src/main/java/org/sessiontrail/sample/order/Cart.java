package org.sessiontrail.sample.order;

import java.io.Serializable;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.sessiontrail.sample.catalogue.Product;

/**
 * What one visitor is about to buy, in the order it was put in. Gone with the session.
 *
 * <p>Threads: safe; two tabs of one browser share it.
 */
public class Cart implements Serializable {
  private static final long serialVersionUID = 1L;

  /** Pieces of one product, at most. */
  public static final int MAX_QUANTITY = 20;

  private final LinkedHashMap<String, Line> lines = new LinkedHashMap<>();

  /**
   * Some pieces of one product.
   *
   * @param sku the product's number
   * @param name its name
   * @param price what one piece costs, in euro
   * @param quantity how many, at least 1
   */
  public record Line(String sku, String name, BigDecimal price, int quantity)
      implements Serializable {
    /** What the line costs, in euro. */
    public BigDecimal total() {
      return price.multiply(BigDecimal.valueOf(quantity));
    }
  }

  /**
   * Puts in {@code quantity} more of {@code product}.
   *
   * @return how many are in the cart now
   */
  synchronized int add(Product product, int quantity) {
    int sum = quantity(product.sku()) + quantity;
    if (quantity < 1 || sum > MAX_QUANTITY) {
      throw new QuantityException(product.name(), MAX_QUANTITY);
    }
    lines.put(product.sku(), new Line(product.sku(), product.name(), product.price(), sum));
    return sum;
  }

  /** Takes out up to {@code quantity} of a product, the whole line if that is all there is. */
  synchronized void remove(String sku, int quantity) {
    lines.computeIfPresent(
        sku,
        (key, line) ->
            line.quantity() <= quantity
                ? null
                : new Line(sku, line.name(), line.price(), line.quantity() - quantity));
  }

  /** Takes everything out. */
  synchronized void clear() {
    lines.clear();
  }

  /** How many of a product are in, 0 for none. */
  public synchronized int quantity(String sku) {
    Line line = lines.get(sku);
    return line == null ? 0 : line.quantity();
  }

  /** A copy of the lines. */
  public synchronized List<Line> lines() {
    return new ArrayList<>(lines.values());
  }

  /** Pieces of everything. */
  public int count() {
    return lines().stream().mapToInt(Line::quantity).sum();
  }

  /** Whether nothing is in. */
  public synchronized boolean isEmpty() {
    return lines.isEmpty();
  }

  /** What everything costs, in euro, without delivery. */
  public BigDecimal total() {
    return lines().stream().map(Line::total).reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  /** Number by number, how many. */
  Map<String, Integer> quantities() {
    Map<String, Integer> quantities = new LinkedHashMap<>();
    lines().forEach(line -> quantities.put(line.sku(), line.quantity()));
    return quantities;
  }
}
