package org.sessiontrail.sample.order;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import org.sessiontrail.capture.cdi.Detail;
import org.sessiontrail.capture.cdi.Tracked;
import org.sessiontrail.sample.catalogue.Catalogue;
import org.sessiontrail.sample.catalogue.Product;

/** Puts things into a cart and takes them out; each call is an action on the trail. */
@ApplicationScoped
public class CartService {
  private final Catalogue catalogue;
  private final Stock stock;

  /** For the container's proxy only. */
  @SuppressWarnings("NullAway")
  protected CartService() {
    this(null, null);
  }

  /** Carts filled from {@code catalogue}. */
  @Inject
  public CartService(Catalogue catalogue, Stock stock) {
    this.catalogue = catalogue;
    this.stock = stock;
  }

  /**
   * Puts {@code quantity} of a product into the cart.
   *
   * @param price of one, as the visitor was shown it; for the trail only
   * @throws QuantityException if it is less than one or too many
   * @throws OutOfStockException if not so many are left
   */
  @Tracked("cart.add")
  public void add(
      Cart cart,
      @Detail("sku") String sku,
      @Detail("quantity") int quantity,
      @Detail("price") BigDecimal price) {
    Product product = catalogue.product(sku);
    int left = stock.left(sku);
    if (cart.quantity(sku) + quantity > left) {
      throw new OutOfStockException(product.name(), left);
    }
    cart.add(product, quantity);
  }

  /** Takes {@code quantity} of a product out of the cart, or all of it if that is less. */
  @Tracked("cart.remove")
  public void remove(Cart cart, @Detail("sku") String sku, @Detail("quantity") int quantity) {
    cart.remove(sku, quantity);
  }
}
