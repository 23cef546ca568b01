package org.sessiontrail.sample.order;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sessiontrail.capture.cdi.Detail;
import org.sessiontrail.capture.cdi.RequireRecentAuth;
import org.sessiontrail.capture.cdi.Tracked;

/** Leads from the cart to the order. */
@ApplicationScoped
public class Checkout {
  /** No letters or digits that look like another one. */
  private static final String ALPHABET = "ACDEFGHJKLMNPQRTUVWXY34679";

  private static final int NUMBER_LENGTH = 6;

  private final SecureRandom random = new SecureRandom();
  private final Orders orders;
  private final Clock clock;

  /** For the container's proxy only. */
  @SuppressWarnings("NullAway")
  protected Checkout() {
    this(null, null);
  }

  /** Writes orders into {@code orders}. */
  @Inject
  public Checkout(Orders orders) {
    this(orders, Clock.systemUTC());
  }

  Checkout(Orders orders, Clock clock) {
    this.orders = orders;
    this.clock = clock;
  }

  /**
   * What a step shows beside its form.
   *
   * @param lines what is in the cart
   * @param goods what that costs, in euro
   * @param delivery what the delivery costs, in euro; null until one is chosen
   * @param total both
   */
  public record Summary(
      List<Cart.Line> lines, BigDecimal goods, @Nullable BigDecimal delivery, BigDecimal total) {}

  /** Shows {@code step} to the visitor: each showing is an action on the trail. */
  @Tracked("checkout.step")
  public Summary enter(@Detail("step") String step, Cart cart, CheckoutDraft draft) {
    return summary(cart, draft);
  }

  /** What every step shows, without a trace. */
  public static Summary summary(Cart cart, CheckoutDraft draft) {
    Delivery chosen = draft.delivery();
    BigDecimal delivery = chosen == null ? null : chosen.price();
    BigDecimal goods = cart.total();
    return new Summary(
        cart.lines(), goods, delivery, delivery == null ? goods : goods.add(delivery));
  }

  /**
   * Orders what is in the cart and empties it. Who signed in long ago is asked for a code first.
   *
   * @param customer name of the signed-in user
   * @throws IllegalStateException if the cart is empty or the draft unfinished
   * @throws OutOfStockException if less is left; then the cart stays as it is
   */
  @RequireRecentAuth(seconds = 900)
  public Order place(String customer, Cart cart, CheckoutDraft draft) {
    Delivery delivery = draft.delivery();
    Payment payment = draft.payment();
    List<Cart.Line> lines = cart.lines();
    if (lines.isEmpty() || delivery == null || payment == null) {
      throw new IllegalStateException("nothing to order yet");
    }
    Order order =
        new Order(
            number(),
            customer,
            clock.instant(),
            lines,
            new Order.Shipment(draft.address(), delivery, payment));
    orders.place(order.id(), order.total(), "EUR", order.count(), order);
    cart.clear();
    return order;
  }

  private String number() {
    StringBuilder number = new StringBuilder("FK-");
    for (int i = 0; i < NUMBER_LENGTH; i++) {
      number.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
    }
    return number.toString();
  }
}
