package org.sessiontrail.demo;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * Who comes to the shop: customers with an account, who come again by their habits, and people who
 * are seen once. Addresses are of the blocks below, which belong to nobody.
 */
final class People {
  /** A third has had an account from the beginning; the others open one in the course of time. */
  private static final double FROM_THE_BEGINNING = 0.35;

  private static final double MOST_LOYAL = 12;

  private static final List<String> FIRST =
      List.of(
          "anna", "ben", "carla", "david", "elif", "femi", "greta", "hugo", "ida", "jonas", "kaya",
          "lena", "milan", "nora", "oskar", "paula", "quinn", "rosa", "sami", "tilda", "umut",
          "vera", "wim", "xenia", "yara", "zoe");

  /**
   * Where people live.
   *
   * @param second second number of their addresses, of 198.18.0.0/15
   * @param third the first of sixteen third numbers
   * @param language what is spoken there
   * @param share how many live there
   */
  record Place(int second, int third, String language, double share) {}

  /** The blocks of /20; docs/demo.md names the places that they stand for. */
  static final List<Place> PLACES =
      List.of(
          new Place(18, 0, "de-DE", 34),
          new Place(18, 16, "de-AT", 9),
          new Place(18, 32, "de-CH", 8),
          new Place(18, 48, "en-IE", 14),
          new Place(18, 64, "en-GB", 13),
          new Place(18, 80, "nl-NL", 9),
          new Place(18, 96, "fr-FR", 8),
          new Place(18, 112, "tr-TR", 5));

  /**
   * A customer.
   *
   * @param self at the usual device
   * @param other the second device
   * @param loyalty how often, beside others
   * @param sinceDay day of the history on which the account was opened
   */
  private record Customer(Client self, Client.Device other, double loyalty, int sinceDay) {}

  private final List<Customer> customers = new ArrayList<>();

  People(DemoSettings settings, RandomGenerator random) {
    int count = Math.max(20, settings.visitsPerDay() * 3 / 4);
    for (int i = 0; i < count; i++) {
      String name = FIRST.get(i % FIRST.size()) + (i < FIRST.size() ? "" : "-" + i / FIRST.size());
      boolean early = random.nextDouble() < FROM_THE_BEGINNING;
      customers.add(
          new Customer(
              somebody(random, name),
              Client.device(random),
              Math.min(MOST_LOYAL, 0.4 / Math.sqrt(1e-6 + random.nextDouble())),
              early ? 0 : random.nextInt(settings.days())));
    }
  }

  /** Somebody who was not here before. */
  static Client somebody(RandomGenerator random, @Nullable String user) {
    Place place = place(random);
    String address =
        "198."
            + place.second()
            + "."
            + (place.third() + random.nextInt(16))
            + "."
            + (1 + random.nextInt(254));
    String favourite = Ware.CATEGORIES.get(random.nextInt(Ware.CATEGORIES.size()));
    return new Client(user, address, place.language(), favourite, Client.device(random));
  }

  /** A customer who has an account on that day, the loyal ones more often. */
  Client customer(int day, RandomGenerator random) {
    double all = 0;
    for (Customer each : customers) {
      all += each.sinceDay() <= day ? each.loyalty() : 0;
    }
    double at = random.nextDouble() * all;
    Customer found = customers.get(0);
    for (Customer each : customers) {
      if (each.sinceDay() <= day) {
        found = each;
        at -= each.loyalty();
        if (at < 0) {
          break;
        }
      }
    }
    return random.nextInt(4) == 0 ? found.self().at(found.other()) : found.self();
  }

  /** Names of accounts, the first {@code most}. */
  List<String> names(int most) {
    return customers.stream().limit(most).map(each -> String.valueOf(each.self().user())).toList();
  }

  private static Place place(RandomGenerator random) {
    double at = random.nextDouble() * 100;
    for (Place place : PLACES) {
      at -= place.share();
      if (at < 0) {
        return place;
      }
    }
    return PLACES.get(0);
  }
}
