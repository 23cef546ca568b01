package org.sessiontrail.capture.cdi;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.SessionScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.Serializable;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.sessiontrail.capture.Trail;

/** Beans of an application that tracks its business actions. */
final class ShopBeans {
  private ShopBeans() {}

  /** Tracked methods of every sort. */
  @ApplicationScoped
  public static class Orders {
    @Inject private Trail trail;

    /** For the container. */
    public Orders() {}

    @Tracked("order.place")
    String place(@Detail("orderId") String id, String cardNumber) {
      return "placed " + id;
    }

    @Tracked("order.fail")
    void fail() throws IOException {
      throw new IOException("no paper");
    }

    @Tracked(value = "order.pay", durable = true)
    void pay(@Detail("amount") @Nullable Integer cents) {}

    @Tracked(value = "order.ship", durable = true)
    String ship(Supplier<?> how) {
      return "shipped " + how.get();
    }

    boolean noteDurably() {
      return trail.recordDurably("order.noted", Map.of());
    }

    @Tracked
    void unnamed() {}

    String throughAnotherMethodOfItself() {
      return place("self", "");
    }

    void byHand() {
      trail.record("cart.add", Map.of("sku", "tea-1"));
      trail.verified("otp");
      trail.loginRefused();
    }

    @Tracked("detail.odd")
    void odd(@Detail("value") Object value) {}

    @Nullable String trailId() {
      return trail.sessionId();
    }

    void user(@Nullable String name) {
      trail.user(name);
    }
  }

  /** Tracked as a whole. */
  @Tracked
  @ApplicationScoped
  public static class Shelf {
    /** For the container. */
    public Shelf() {}

    void look() {}

    @Tracked("shelf.fill")
    void fill() {}
  }

  /** A method that several tracked classes inherit. */
  public abstract static class Drink {
    /** For subclasses. */
    protected Drink() {}

    void brew() {}
  }

  /** The first of two that inherit. */
  @Tracked("tea.brew")
  @ApplicationScoped
  public static class Tea extends Drink {
    /** For the container. */
    public Tea() {}
  }

  /** The second. */
  @Tracked("coffee.brew")
  @ApplicationScoped
  public static class Coffee extends Drink {
    /** For the container. */
    public Coffee() {}
  }

  /** A bean that the container may write to disk. */
  @SessionScoped
  public static class Basket implements Serializable {
    private static final long serialVersionUID = 1;

    @Inject private Trail trail;

    /** For the container. */
    public Basket() {}

    @Tracked("basket.add")
    void add(@Detail("sku") String sku) {
      trail.record("basket.added");
    }
  }
}
