package org.sessiontrail.sample.catalogue;

import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.sessiontrail.capture.cdi.Detail;
import org.sessiontrail.capture.cdi.Tracked;

/** Everything on the shelves. */
@ApplicationScoped
public class Catalogue {
  private final List<Product> products = Shelves.stocked();

  /** All products, shelf by shelf. */
  public List<Product> products() {
    return products;
  }

  /** The products of one shelf. */
  public List<Product> products(Category category) {
    return products.stream().filter(product -> product.category() == category).toList();
  }

  /**
   * A product without a trace: for carts, pictures and machines.
   *
   * @throws UnknownProductException if there is none
   */
  public Product product(String sku) {
    return products.stream()
        .filter(product -> product.sku().equals(sku))
        .findFirst()
        .orElseThrow(() -> new UnknownProductException(sku));
  }

  /**
   * A product that a person looks at. Shelf and price are parameters of their own because a trail
   * keeps arguments, not what is inside them.
   *
   * @throws UnknownProductException if there is none
   */
  @Tracked("product.view")
  public Product view(
      @Detail("sku") String sku,
      @Detail("category") String category,
      @Detail("price") BigDecimal price) {
    return product(sku);
  }

  /** The first product of each shelf, and after them the second ones: at most {@code limit}. */
  public List<Product> selection(int limit) {
    List<Product> selection = new ArrayList<>();
    for (int row = 0; selection.size() < limit && row < products.size(); row++) {
      int place = row;
      Stream.of(Category.values())
          .map(this::products)
          .filter(shelf -> shelf.size() > place)
          .map(shelf -> shelf.get(place))
          .forEach(selection::add);
    }
    return selection.subList(0, Math.min(limit, selection.size()));
  }

  /** Other products of the same shelf: at most {@code limit}, beginning after {@code product}. */
  public List<Product> besides(Product product, int limit) {
    List<Product> shelf = products(product.category());
    int start = shelf.indexOf(product) + 1;
    return Stream.concat(shelf.subList(start, shelf.size()).stream(), shelf.stream())
        .filter(other -> !other.equals(product))
        .distinct()
        .limit(limit)
        .toList();
  }
}
