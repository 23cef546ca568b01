package org.sessiontrail.sample.order;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.math.BigDecimal;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.sessiontrail.sample.catalogue.Catalogue;
import org.sessiontrail.sample.catalogue.UnknownProductException;

class CartServiceTest {
  private static final BigDecimal PRICE = new BigDecimal("11.90");

  private final Catalogue catalogue = new Catalogue();
  private final Stock stock = new Stock(catalogue);
  private final CartService service = new CartService(catalogue, stock);
  private final Cart cart = new Cart();

  @Test
  void add_sumsUpPiecesOfOneProduct() {
    service.add(cart, "T-101", 2, PRICE);
    service.add(cart, "B-304", 1, PRICE);
    service.add(cart, "T-101", 1, PRICE);

    assertThat(cart.lines()).extracting(Cart.Line::sku).containsExactly("T-101", "B-304");
    assertThat(cart.count()).isEqualTo(4);
    assertThat(cart.total()).isEqualByComparingTo("53.70");
  }

  @Test
  void add_ofTooManyOrTooFew_leavesTheCartAlone() {
    String sku = wellStocked();

    assertThatThrownBy(() -> service.add(cart, sku, Cart.MAX_QUANTITY + 1, PRICE))
        .isInstanceOf(QuantityException.class);
    assertThatThrownBy(() -> service.add(cart, sku, 0, PRICE))
        .isInstanceOf(QuantityException.class);
    assertThatThrownBy(() -> service.add(cart, sku, -3, PRICE))
        .isInstanceOf(QuantityException.class);
    assertThat(cart.isEmpty()).isTrue();
  }

  @Test
  void add_ofMoreThanIsLeft_saysHowManyAreLeft() {
    int left = stock.left("T-101");
    stock.take(Map.of("T-101", left - 1));

    assertThatThrownBy(() -> service.add(cart, "T-101", 2, PRICE))
        .isInstanceOf(OutOfStockException.class)
        .hasMessage("Only 1 of Sencha Asanoka are left.");
  }

  @Test
  void add_ofUnknownProduct_isRefused() {
    assertThatThrownBy(() -> service.add(cart, "X-1", 1, PRICE))
        .isInstanceOf(UnknownProductException.class);
  }

  @Test
  void remove_takesPiecesAndThenTheLine() {
    service.add(cart, "T-101", 3, PRICE);
    service.remove(cart, "T-101", 1);
    assertThat(cart.quantity("T-101")).isEqualTo(2);
    service.remove(cart, "T-101", 9);
    assertThat(cart.isEmpty()).isTrue();
    assertThat(cart.total()).isEqualByComparingTo(BigDecimal.ZERO);
  }

  @Test
  void cart_survivesPassivation() throws Exception {
    service.add(cart, "T-101", 3, PRICE);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(cart);
    }
    try (ObjectInputStream in =
        new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
      assertThat(((Cart) in.readObject()).lines()).isEqualTo(cart.lines());
    }
  }

  private String wellStocked() {
    return catalogue.products().stream()
        .map(product -> product.sku())
        .filter(sku -> stock.left(sku) > Cart.MAX_QUANTITY)
        .findFirst()
        .orElseThrow();
  }
}
