package org.sessiontrail.sample.live;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.sessiontrail.sample.catalogue.Catalogue;
import org.sessiontrail.sample.catalogue.Product;
import org.sessiontrail.sample.order.Stock;

/** What goes over the counter of the shop in Linden Street, piece by piece. */
@ApplicationScoped
public class StockTicker {
  /** Shares no factor with the number of products, so that all of them get their turn. */
  private static final int STRIDE = 7;

  private final AtomicInteger turn = new AtomicInteger();
  private final Catalogue catalogue;
  private final Stock stock;

  /** For the container's proxy only. */
  @SuppressWarnings("NullAway")
  protected StockTicker() {
    this(null, null);
  }

  /** News about {@code stock}. */
  @Inject
  public StockTicker(Catalogue catalogue, Stock stock) {
    this.catalogue = catalogue;
    this.stock = stock;
  }

  /**
   * One piece of news.
   *
   * @param product what was sold
   * @param left how many are left after it
   */
  public record News(Product product, int left) {}

  /** Sells one piece of the next product. */
  public News next() {
    List<Product> products = catalogue.products();
    Product product = products.get(Math.floorMod(turn.getAndIncrement() * STRIDE, products.size()));
    stock.sellOverTheCounter(product.sku());
    return new News(product, stock.left(product.sku()));
  }
}
