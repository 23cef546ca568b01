package org.sessiontrail.sample.live;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.sessiontrail.sample.catalogue.Catalogue;
import org.sessiontrail.sample.catalogue.Category;
import org.sessiontrail.sample.catalogue.Product;
import org.sessiontrail.sample.order.Cart;
import org.sessiontrail.sample.order.Order;
import org.sessiontrail.sample.order.Orders;
import org.sessiontrail.sample.order.Stock;

/** The shop in numbers. */
@ApplicationScoped
public class SalesReport {
  /** As long as a real warehouse system would let us wait. */
  private static final long WAREHOUSE_MILLIS = 300;

  private static final int BEST = 5;

  private final Catalogue catalogue;
  private final Orders orders;
  private final Stock stock;

  /** For the container's proxy only. */
  @SuppressWarnings("NullAway")
  protected SalesReport() {
    this(null, null, null);
  }

  /** A report over these. */
  @Inject
  public SalesReport(Catalogue catalogue, Orders orders, Stock stock) {
    this.catalogue = catalogue;
    this.orders = orders;
    this.stock = stock;
  }

  /**
   * One shelf.
   *
   * @param category the shelf
   * @param sold pieces since the start
   * @param left pieces in stock
   * @param worth what those cost, in euro
   */
  public record Row(Category category, int sold, int left, BigDecimal worth) {}

  /**
   * The report.
   *
   * @param orders how many were placed since the start
   * @param revenue what they cost together, in euro
   * @param rows shelf by shelf
   * @param best names of what sold best, best first
   */
  public record Result(int orders, BigDecimal revenue, List<Row> rows, List<String> best) {}

  /** Works it out; takes about 300 ms. */
  public Result workOut() throws InterruptedException {
    TimeUnit.MILLISECONDS.sleep(WAREHOUSE_MILLIS);
    return summarize();
  }

  Result summarize() {
    List<Order> placed = orders.all();
    Map<String, Integer> sold =
        placed.stream()
            .flatMap(order -> order.lines().stream())
            .collect(
                Collectors.groupingBy(Cart.Line::sku, Collectors.summingInt(Cart.Line::quantity)));
    return new Result(
        placed.size(),
        placed.stream().map(Order::total).reduce(BigDecimal.ZERO, BigDecimal::add),
        Arrays.stream(Category.values()).map(category -> row(category, sold)).toList(),
        best(sold));
  }

  private Row row(Category category, Map<String, Integer> sold) {
    int soldPieces = 0;
    int leftPieces = 0;
    BigDecimal worth = BigDecimal.ZERO;
    for (Product product : catalogue.products(category)) {
      int left = stock.left(product.sku());
      soldPieces += sold.getOrDefault(product.sku(), 0);
      leftPieces += left;
      worth = worth.add(product.price().multiply(BigDecimal.valueOf(left)));
    }
    return new Row(category, soldPieces, leftPieces, worth);
  }

  private List<String> best(Map<String, Integer> sold) {
    return sold.entrySet().stream()
        .sorted(
            Map.Entry.<String, Integer>comparingByValue(Comparator.reverseOrder())
                .thenComparing(Map.Entry.comparingByKey()))
        .limit(BEST)
        .map(entry -> catalogue.product(entry.getKey()).name() + " (" + entry.getValue() + ")")
        .toList();
  }
}
