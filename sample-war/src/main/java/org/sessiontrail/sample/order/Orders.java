package org.sessiontrail.sample.order;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.sessiontrail.capture.cdi.Detail;
import org.sessiontrail.capture.cdi.Tracked;

/**
 * The order book, newest first.
 *
 * <p>Threads: safe.
 */
@ApplicationScoped
public class Orders {
  private static final int KEPT = 10_000;

  private final Deque<Order> book = new ArrayDeque<>();
  private final Stock stock;

  /** For the container's proxy only. */
  @SuppressWarnings("NullAway")
  protected Orders() {
    this(null);
  }

  /** An empty book; what is ordered is taken from {@code stock}. */
  @Inject
  public Orders(Stock stock) {
    this.stock = stock;
  }

  /**
   * Takes the goods from the stock and writes the order down. Number and total are parameters of
   * their own because a trail keeps arguments, not what is inside them.
   *
   * @throws OutOfStockException if less is left; then nothing is taken
   */
  @Tracked("order.place")
  public void place(
      @Detail("orderId") String orderId,
      @Detail("total") BigDecimal total,
      @Detail("currency") String currency,
      @Detail("items") int items,
      Order order) {
    stock.take(
        order.lines().stream()
            .collect(Collectors.toMap(Cart.Line::sku, Cart.Line::quantity, Integer::sum)));
    synchronized (book) {
      book.addFirst(order);
      if (book.size() > KEPT) {
        book.removeLast();
      }
    }
  }

  /** The orders of one customer, newest first. */
  public List<Order> of(String customer) {
    return all().stream().filter(order -> order.customer().equals(customer)).toList();
  }

  /** One order, if it is this customer's. */
  public Optional<Order> find(String customer, String id) {
    return of(customer).stream().filter(order -> order.id().equals(id)).findFirst();
  }

  /** Every order, newest first. */
  public List<Order> all() {
    synchronized (book) {
      return List.copyOf(book);
    }
  }
}
