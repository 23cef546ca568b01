package org.sessiontrail.demo;

import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * What was planted in a history, for reports and rules to find.
 *
 * @param campaign brings more visits for a while
 * @param release makes a route slower
 * @param fault stops buyers at a step
 * @param tastes what is bought, and what is not
 * @param intrusions what should be noticed
 * @param unused features that the shop has and nobody uses: routes
 */
public record DemoPlants(
    Campaign campaign,
    Release release,
    Fault fault,
    Tastes tastes,
    Intrusions intrusions,
    List<String> unused) {
  private static final int FAULT_DAYS = 3;
  private static final String SHOP = "/sample";

  /**
   * A campaign.
   *
   * @param lift visits it brings, in parts of those that would have come anyway
   */
  public record Campaign(
      String name, String source, String medium, long fromMicros, long toMicros, double lift) {
    boolean runs(long micros) {
      return micros >= fromMicros && micros < toMicros;
    }
  }

  /**
   * A release of the shop.
   *
   * @param slowRoute what it made slower
   * @param factor by how much
   */
  public record Release(
      long atMicros, String before, String after, String slowRoute, double factor) {}

  /** A step of the checkout at which the server fails for one browser, most of the times. */
  public record Fault(
      String browser, String step, String route, String error, long fromMicros, long toMicros) {
    boolean hits(long micros, String with) {
      return micros >= fromMicros && micros < toMicros && browser.equals(with);
    }
  }

  /**
   * What is bought.
   *
   * @param neverBought often put into the cart, always taken out or left there
   * @param first most who take this
   * @param second take that as well
   * @param emerging a category that is looked at more and more
   * @param fading one that is looked at less and less
   */
  public record Tastes(
      String neverBought, String first, String second, String emerging, String fading) {}

  /**
   * What should be noticed. Addresses are of nobody: 198.18.0.0/15 is for measurements.
   *
   * @param spray wrong passwords for many users from one address, each a few times
   * @param hijack a signed-in session that goes on at another address with another browser
   * @param scrape a client that looks at every product, faster than people can
   */
  public record Intrusions(Intrusion spray, Intrusion hijack, Intrusion scrape) {}

  /**
   * One of them.
   *
   * @param fromMicros when it begins
   * @param address from where
   * @param times how many requests
   */
  public record Intrusion(long fromMicros, String address, int times) {}

  /** What is planted in a history of {@code settings}. */
  static DemoPlants of(DemoSettings settings) {
    long fault = at(settings, 0.75, 0);
    return new DemoPlants(
        new Campaign(
            "spring-tea",
            "google",
            "cpc",
            at(settings, 0.30, 0),
            Math.max(at(settings, 0.50, 0), at(settings, 0.30, 0) + DemoSettings.DAY_MICROS),
            0.25),
        new Release(at(settings, 0.60, 6), "2.4.0", "2.5.0", SHOP + "/search", 5.5),
        new Fault(
            "Firefox",
            "delivery",
            SHOP + "/checkout",
            "jakarta.persistence.OptimisticLockException",
            fault,
            fault + FAULT_DAYS * DemoSettings.DAY_MICROS),
        new Tastes("B-305", "T-104", "B-306", "pantry", "coffee"),
        new Intrusions(
            new Intrusion(at(settings, 0.85, 3), "198.19.240.7", 96),
            new Intrusion(at(settings, 0.80, 15), "198.19.200.31", 14),
            new Intrusion(at(settings, 0.70, 14), "198.19.220.5", 420)),
        List.of(SHOP + "/report"));
  }

  /** The hour of the day that lies so far in the history. */
  private static long at(DemoSettings settings, double part, int hour) {
    int day = (int) Math.floor(part * settings.days());
    return settings.dayMicros(day) + TimeUnit.HOURS.toMicros(hour);
  }
}
