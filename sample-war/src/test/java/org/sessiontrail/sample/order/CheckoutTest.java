package org.sessiontrail.sample.order;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.sessiontrail.sample.catalogue.Catalogue;

class CheckoutTest {
  private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
  private static final Address ADDRESS =
      new Address("Anna Berg", "anna@example.org", "Linden Street 4", "10115", "Berlin");

  private final Catalogue catalogue = new Catalogue();
  private final Stock stock = new Stock(catalogue);
  private final Orders orders = new Orders(stock);
  private final Checkout checkout = new Checkout(orders, Clock.fixed(NOON, ZoneOffset.UTC));
  private final Cart cart = new Cart();
  private final CheckoutDraft draft = new CheckoutDraft();

  @Test
  void reachable_neverSkipsAStep() {
    assertThat(draft.reachable(CheckoutStep.REVIEW)).isEqualTo(CheckoutStep.ADDRESS);
    draft.address(ADDRESS);
    assertThat(draft.reachable(CheckoutStep.REVIEW)).isEqualTo(CheckoutStep.DELIVERY);
    draft.choose(Delivery.STANDARD, Payment.INVOICE);
    assertThat(draft.reachable(CheckoutStep.REVIEW)).isEqualTo(CheckoutStep.REVIEW);
    assertThat(draft.reachable(CheckoutStep.ADDRESS)).isEqualTo(CheckoutStep.ADDRESS);
  }

  @Test
  void enter_addsTheDeliveryOnceItIsChosen() {
    cart.add(catalogue.product("T-101"), 2);

    assertThat(checkout.enter("address", cart, draft).delivery()).isNull();
    assertThat(checkout.enter("address", cart, draft).total()).isEqualByComparingTo("23.80");
    draft.choose(Delivery.EXPRESS, Payment.CASH);
    assertThat(checkout.enter("review", cart, draft).total()).isEqualByComparingTo("33.30");
  }

  @Test
  void place_writesTheOrderTakesTheStockAndEmptiesTheCart() {
    int before = stock.left("T-101");
    cart.add(catalogue.product("T-101"), 2);
    finish();

    Order order = checkout.place("anna", cart, draft);

    assertThat(order.id()).matches("FK-[A-Z0-9]{6}");
    assertThat(order.total()).isEqualByComparingTo("27.70");
    assertThat(order.placedAt()).isEqualTo(NOON);
    assertThat(stock.left("T-101")).isEqualTo(before - 2);
    assertThat(cart.isEmpty()).isTrue();
    assertThat(orders.of("anna")).containsExactly(order);
  }

  @Test
  void place_whenSoldOutMeanwhile_keepsTheCartAndTakesNothing() {
    cart.add(catalogue.product("B-304"), 1);
    cart.add(catalogue.product("T-101"), 1);
    finish();
    stock.take(Map.of("T-101", stock.left("T-101")));
    int mugs = stock.left("B-304");

    assertThatThrownBy(() -> checkout.place("anna", cart, draft))
        .isInstanceOf(OutOfStockException.class)
        .hasMessage("Sencha Asanoka has just been sold out.");
    assertThat(cart.count()).isEqualTo(2);
    assertThat(stock.left("B-304")).isEqualTo(mugs);
    assertThat(orders.all()).isEmpty();
  }

  @Test
  void place_ofAnEmptyCartOrAnUnfinishedDraft_isRefused() {
    finish();
    assertThatThrownBy(() -> checkout.place("anna", cart, draft))
        .isInstanceOf(IllegalStateException.class);
    cart.add(catalogue.product("T-101"), 1);
    assertThatThrownBy(() -> checkout.place("anna", cart, new CheckoutDraft()))
        .isInstanceOf(IllegalStateException.class);
  }

  @Test
  void find_showsNobodyTheOrderOfAnother() {
    cart.add(catalogue.product("T-101"), 1);
    finish();
    Order order = checkout.place("anna", cart, draft);

    assertThat(orders.find("anna", order.id())).contains(order);
    assertThat(orders.find("ben", order.id())).isEmpty();
  }

  private void finish() {
    draft.address(ADDRESS);
    draft.choose(Delivery.STANDARD, Payment.INVOICE);
  }
}
