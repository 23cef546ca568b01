package org.sessiontrail.demo;

import java.util.List;
import java.util.Map;
import org.sessiontrail.demo.Step.Act;

/** Decides where somebody goes in the shop: from page to page by a table of chances. One thread. */
final class Walk {
  private static final int MOST_PLACES = 40;
  private static final List<String> ARTICLES =
      List.of("gongfu-at-the-desk", "pour-over-in-four-minutes", "tea-keeps-better-in-the-dark");

  /** Where one can be; the chances to go on to each place, in this order, percent. */
  private enum Place {
    HOME(4, 36, 22, 12, 8, 2, 2, 14),
    CATEGORY(3, 17, 52, 6, 2, 2, 0, 18),
    PRODUCT(3, 22, 28, 7, 2, 8, 0, 30),
    SEARCH(4, 10, 48, 16, 2, 1, 0, 19),
    JOURNAL(8, 10, 17, 4, 22, 1, 0, 38),
    CART(4, 18, 14, 4, 1, 0, 0, 59),
    ACCOUNT(22, 24, 12, 4, 2, 4, 0, 32),
    LEAVE(0, 0, 0, 0, 0, 0, 0, 100);

    @SuppressWarnings("ImmutableEnumChecker") // never changed
    private final int[] next;

    Place(int... next) {
      this.next = next;
    }
  }

  /** Words that people look for, and how many products the shop finds. */
  private record Words(String text, int results, int share) {}

  private static final List<Words> SEARCHED =
      List.of(
          new Words("green tea", 2, 22),
          new Words("espresso", 1, 16),
          new Words("chocolate", 4, 13),
          new Words("matcha", 2, 12),
          new Words("kettle", 1, 9),
          new Words("honey", 2, 6),
          new Words("oat milk", 0, 8),
          new Words("gift card", 0, 7),
          new Words("descaler", 0, 4),
          new Words("yerba mate", 0, 3));

  private final DemoSettings settings;
  private final DemoPlants plants;
  private final Trip trip;
  private final Buying buying;
  private final double wantsToBuy;

  Walk(DemoSettings settings, DemoPlants plants, Trip trip) {
    this.settings = settings;
    this.plants = plants;
    this.trip = trip;
    this.buying = new Buying(plants, trip);
    this.wantsToBuy = trip.client().user() == null ? 0.12 : 0.32;
  }

  /** Walks until the end. */
  List<Step> steps(Outing.Arrival arrival) {
    Place place = landing(arrival);
    for (int places = 0; place != Place.LEAVE && places < MOST_PLACES; places++) {
      place = visit(place) ? next(place) : Place.LEAVE;
    }
    if (buying.isSignedIn() && trip.chance(0.3)) {
      buying.signOut();
    } else {
      trip.leave();
    }
    return trip.steps();
  }

  private Place landing(Outing.Arrival arrival) {
    if (arrival.campaign() != null) {
      return Place.CATEGORY;
    }
    if (arrival.referrer() == null) {
      return trip.client().user() != null && trip.chance(0.2) ? Place.ACCOUNT : Place.HOME;
    }
    return trip.chance(0.45) ? Place.PRODUCT : trip.chance(0.3) ? Place.JOURNAL : Place.HOME;
  }

  private Place next(Place place) {
    int at = trip.random().nextInt(100);
    Place[] all = Place.values();
    for (int i = 0; i < all.length; i++) {
      at -= place.next[i];
      if (at < 0) {
        return all[i];
      }
    }
    return Place.LEAVE;
  }

  /** Is there for a while; whether the visit goes on. */
  private boolean visit(Place place) {
    switch (place) {
      case HOME -> trip.look(Page.HOME);
      case CATEGORY -> category();
      case PRODUCT -> product();
      case SEARCH -> search();
      case JOURNAL -> article();
      case CART -> {
        return cart();
      }
      case ACCOUNT -> {
        return account();
      }
      default -> {}
    }
    return true;
  }

  private void category() {
    if (trip.chance(0.006)) {
      trip.lost();
    }
    trip.look(Page.category(shelf()));
  }

  private void product() {
    Ware ware = ware();
    trip.look(Page.product(ware.sku()), Act.of("product.view", ware.shown()));
    if (trip.chance(0.1)) {
      trip.send(Page.PRODUCTS, 200);
    }
    boolean tempting = ware.sku().equals(plants.tastes().neverBought());
    if (trip.chance(tempting ? wantsToBuy + 0.2 : wantsToBuy)) {
      buying.add(ware);
      if (trip.chance(0.5)) {
        var unused = buying.checkout();
      }
    }
  }

  private void search() {
    int at = trip.random().nextInt(SEARCHED.stream().mapToInt(Words::share).sum());
    Words words = SEARCHED.get(0);
    for (Words each : SEARCHED) {
      words = each;
      at -= each.share();
      if (at < 0) {
        break;
      }
    }
    Map<String, String> term =
        Map.of("term", words.text(), "results", Integer.toString(words.results()));
    Act search = Act.of("search", term);
    if (words.results() > 0) {
      trip.look(Page.SEARCH, search);
    } else {
      trip.look(Page.SEARCH, search, Act.of("search.miss", Map.of("term", words.text())));
    }
    trip.told(
        "search",
        Map.of("results", words.results()),
        Map.of("parameter", "q", "words", words.text()));
  }

  private void article() {
    String slug = ARTICLES.get(trip.random().nextInt(ARTICLES.size()));
    Act read = Act.of("content.view", Map.of("slug", slug));
    if (trip.chance(0.1)) {
      trip.look(Page.article(slug), read, Act.of("goal", Map.of("goal", "recipe-kept")));
    } else {
      trip.look(Page.article(slug), read);
    }
  }

  private boolean cart() {
    trip.look(Page.CART);
    if (buying.isEmpty()) {
      return true;
    }
    if (trip.chance(0.2)) {
      buying.removeLast();
      return true;
    }
    return !trip.chance(0.55) || !buying.checkout();
  }

  private boolean account() {
    boolean in = buying.signIn(Page.ACCOUNT);
    if (in) {
      trip.look(Page.ACCOUNT);
    }
    return in;
  }

  /** A category: one's favourite, the one that comes into fashion, less and less the fading one. */
  private String shelf() {
    double[] weights = new double[Ware.CATEGORIES.size()];
    double all = 0;
    for (int i = 0; i < weights.length; i++) {
      weights[i] = fashion(Ware.CATEGORIES.get(i));
      all += weights[i];
    }
    double at = trip.random().nextDouble() * all;
    for (int i = 0; i < weights.length; i++) {
      at -= weights[i];
      if (at < 0) {
        return Ware.CATEGORIES.get(i);
      }
    }
    return Ware.CATEGORIES.get(0);
  }

  private double fashion(String category) {
    double past =
        (double) (trip.now() - settings.fromMicros())
            / (settings.untilMicros() - settings.fromMicros());
    double taste = trip.client().favourite().equals(category) ? 2.2 : 1;
    if (category.equals(plants.tastes().emerging())) {
      return taste * (0.4 + 1.6 * past);
    }
    return category.equals(plants.tastes().fading()) ? taste * (1.8 - 1.4 * past) : taste;
  }

  private Ware ware() {
    String category = shelf();
    List<Ware> shelf = Ware.ALL.stream().filter(w -> w.category().equals(category)).toList();
    double at = trip.random().nextDouble() * shelf.stream().mapToDouble(Ware::appeal).sum();
    for (Ware ware : shelf) {
      at -= ware.appeal();
      if (at < 0) {
        return ware;
      }
    }
    return shelf.get(0);
  }
}
