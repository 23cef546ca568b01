package org.sessiontrail.demo;

import java.util.LinkedHashMap;
import java.util.Map;
import org.sessiontrail.demo.Step.Act;
import org.sessiontrail.record.Outcome;

/** One person's cart, and the way from it to an order. One thread. */
final class Buying {
  static final String ADDRESS = "address";
  static final String DELIVERY = "delivery";
  static final String REVIEW = "review";
  private static final String ALPHABET = "ACDEFGHJKLMNPQRTUVWXY34679";
  private static final long PARCEL_CENTS = 390;
  private static final double TAKES_THE_OTHER = 0.7;
  private static final double MISTYPES = 0.07;
  private static final double GIVES_UP = 0.09;
  private static final double TRIES_ON = 0.1;
  private static final double WRONG_PASSWORD = 0.08;
  private static final int UNPROCESSABLE = 422;
  private static final int REDIRECT = 302;

  private final DemoPlants plants;
  private final Trip trip;
  private final Map<Ware, Integer> cart = new LinkedHashMap<>();
  private boolean signedIn;

  Buying(DemoPlants plants, Trip trip) {
    this.plants = plants;
    this.trip = trip;
  }

  boolean isEmpty() {
    return cart.isEmpty();
  }

  boolean isSignedIn() {
    return signedIn;
  }

  /** Puts a product into the cart, and often what goes with it. */
  void add(Ware ware) {
    int quantity = trip.chance(0.2) ? 2 : 1;
    put(ware, quantity);
    DemoPlants.Tastes tastes = plants.tastes();
    if (ware.sku().equals(tastes.first()) && trip.chance(TAKES_THE_OTHER)) {
      Ware other = Ware.of(tastes.second());
      trip.look(Page.product(other.sku()), Act.of("product.view", other.shown()));
      put(other, 1);
    }
    trip.look(Page.CART);
  }

  private void put(Ware ware, int quantity) {
    trip.send(Page.ADD, REDIRECT, Act.of("cart.add", ware.moved(quantity)));
    cart.merge(ware, quantity, Integer::sum);
  }

  /** Takes all of a product out again. */
  void remove(Ware ware) {
    Integer quantity = cart.remove(ware);
    if (quantity != null) {
      trip.send(Page.REMOVE, REDIRECT, Act.of("cart.remove", ware.moved(quantity)));
      trip.look(Page.CART);
    }
  }

  /** Takes out what was put in last. */
  void removeLast() {
    Ware last = null;
    for (Ware ware : cart.keySet()) {
      last = ware;
    }
    if (last != null) {
      remove(last);
    }
  }

  /** Asks for a page of customers only; false for whoever can't sign in, or gives up. */
  boolean signIn(Page wanted) {
    String user = trip.client().user();
    if (signedIn) {
      return true;
    }
    trip.look(wanted); // the shop shows its login page in this place
    if (user == null) {
      return false;
    }
    while (trip.chance(WRONG_PASSWORD)) {
      trip.send(Page.LOGIN, 200, new Act(Act.LOGIN, Outcome.REFUSED, Map.of("user", user)));
      trip.pause(6);
      if (trip.chance(0.25)) {
        return false;
      }
    }
    trip.send(Page.LOGIN, REDIRECT, Act.of(Act.LOGIN, Map.of("user", user)));
    signedIn = true;
    return true;
  }

  /** Signs out, and that was it. */
  void signOut() {
    trip.send(Page.LOGOUT, REDIRECT, Act.of(Act.LOGOUT, Map.of()));
    signedIn = false;
  }

  /** Goes from the cart to the order; whether it came to one. */
  boolean checkout() {
    remove(Ware.of(plants.tastes().neverBought()));
    if (cart.isEmpty() || !signIn(Page.step(ADDRESS))) {
      return false;
    }
    return address() && delivery() && review();
  }

  private boolean address() {
    enter(ADDRESS);
    Map<String, String> form = Map.of("form", ADDRESS, "field", "name");
    trip.told("form-start", Map.of(), form);
    if (trip.chance(GIVES_UP)) {
      Map<String, Object> how = Map.of("fields", 2, "ms", 20_000);
      trip.told("form-abandon", how, Map.of("form", ADDRESS, "field", "postcode"));
      return false;
    }
    if (trip.chance(MISTYPES)) {
      trip.send(Page.completed(ADDRESS), UNPROCESSABLE);
      trip.told("form-refill", Map.of(), Map.of("form", ADDRESS, "field", "postcode"));
    }
    Map<String, Object> how = Map.of("fields", 5, "ms", 31_000);
    trip.told("form-submit", how, Map.of("form", ADDRESS));
    trip.send(Page.completed(ADDRESS), REDIRECT);
    return true;
  }

  private boolean delivery() {
    enter(DELIVERY);
    if (trip.chance(GIVES_UP)) {
      return false;
    }
    DemoPlants.Fault fault = plants.fault();
    while (fault.hits(trip.now(), trip.client().device().browser())) {
      trip.sendInVain(Page.completed(DELIVERY), fault.error());
      if (!trip.chance(TRIES_ON)) {
        return false;
      }
      enter(DELIVERY);
    }
    trip.send(Page.completed(DELIVERY), REDIRECT);
    return true;
  }

  private boolean review() {
    enter(REVIEW);
    if (trip.chance(GIVES_UP)) {
      return false;
    }
    trip.send(Page.completed(REVIEW), REDIRECT, Act.of("order.place", order()));
    cart.clear();
    trip.look(Page.DONE);
    return true;
  }

  private void enter(String step) {
    trip.look(Page.step(step), Act.of("checkout.step", Map.of("step", step)));
  }

  private Map<String, String> order() {
    StringBuilder number = new StringBuilder("FK-");
    for (int i = 0; i < 6; i++) {
      number.append(ALPHABET.charAt(trip.random().nextInt(ALPHABET.length())));
    }
    long cents = PARCEL_CENTS;
    int items = 0;
    for (Map.Entry<Ware, Integer> line : cart.entrySet()) {
      cents += line.getKey().cents() * line.getValue();
      items += line.getValue();
    }
    return Map.of(
        "orderId",
        number.toString(),
        "total",
        Ware.euro(cents),
        "items",
        Integer.toString(items),
        "currency",
        Ware.CURRENCY);
  }
}
