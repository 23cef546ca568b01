package org.sessiontrail.demo;

import java.time.DayOfWeek;
import java.util.List;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * One visit, or what a program does, as it was decided.
 *
 * @param trail the trail it is on, null for none: a program that keeps no cookie
 * @param begins whether the trail begins with it
 * @param client who
 * @param arrival how they came
 * @param steps what they do, in this order
 */
record Outing(
    @Nullable String trail, boolean begins, Client client, Arrival arrival, List<Step> steps) {
  /** What of it is before {@code micros}. */
  Outing before(long micros) {
    List<Step> kept = steps.stream().takeWhile(step -> step.micros() < micros).toList();
    return new Outing(trail, begins, client, arrival, kept);
  }

  /** When it begins. */
  long startMicros() {
    return steps.get(0).micros();
  }

  /** When its last step begins. */
  long lastMicros() {
    return steps.get(steps.size() - 1).micros();
  }

  /** Whether whoever it was signed out at last, and the session with them. */
  boolean endsByLogout() {
    return steps.get(steps.size() - 1) instanceof Step.Ask ask
        && ask.acts().stream().anyMatch(act -> act.is(Step.Act.LOGOUT));
  }

  /**
   * How somebody comes to the shop.
   *
   * @param referrer the page before, or null
   * @param campaign the name of a campaign, or null
   * @param parameters its parameters, or null
   * @param click name of a click id, or null
   */
  record Arrival(
      @Nullable String referrer,
      @Nullable String campaign,
      @Nullable String parameters,
      @Nullable String click) {
    static final Arrival DIRECT = new Arrival(null, null, null, null);
    private static final Arrival LETTER = tagged(null, "newsletter", "email", "tea-letter", null);
    private static final int LETTER_PERCENT = 12;

    /** A way and how many take it. */
    private record Way(Arrival arrival, int share) {}

    private static final List<Way> WAYS =
        List.of(
            new Way(DIRECT, 33),
            new Way(from("https://www.google.com/"), 30),
            new Way(from("https://www.bing.com/"), 4),
            new Way(from("https://duckduckgo.com/"), 4),
            new Way(from("https://www.facebook.com/"), 5),
            new Way(from("https://www.instagram.com/"), 5),
            new Way(from("https://www.reddit.com/r/tea/"), 3),
            new Way(from("https://teatimes.example/best-kettles"), 6),
            new Way(from("https://chatgpt.com/"), 4),
            new Way(tagged("https://www.google.com/", "google", "cpc", "brand", "gclid"), 6));

    private static Arrival from(String referrer) {
      return new Arrival(referrer, null, null, null);
    }

    /** By a link that names its campaign. */
    static Arrival tagged(
        @Nullable String referrer,
        String source,
        String medium,
        String campaign,
        @Nullable String click) {
      String parameters =
          "utm_source=" + source + "&utm_medium=" + medium + "&utm_campaign=" + campaign;
      return new Arrival(referrer, campaign, parameters, click);
    }

    /** By the planted campaign. */
    static Arrival by(DemoPlants.Campaign campaign) {
      return tagged(
          "https://www.google.com/",
          campaign.source(),
          campaign.medium(),
          campaign.name(),
          "gclid");
    }

    /** Any way; a letter goes out on Tuesdays. */
    static Arrival any(DayOfWeek day, RandomGenerator random) {
      int most = day == DayOfWeek.TUESDAY ? 100 + LETTER_PERCENT : 100;
      int at = random.nextInt(most);
      for (Way way : WAYS) {
        at -= way.share();
        if (at < 0) {
          return way.arrival();
        }
      }
      return LETTER;
    }
  }
}
