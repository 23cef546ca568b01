package org.sessiontrail.demo;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Who comes on one day and when: by the hour, the weekday and the growth of the shop. Depends on
 * the settings and the day alone. One thread.
 */
final class Day {
  /** How much more there is at the end than in the beginning. */
  static final double GROWTH = 0.3;

  private static final double CUSTOMERS = 0.38;
  private static final double COMES_BACK = 0.08;
  private static final long HOUR_MICROS = TimeUnit.HOURS.toMicros(1);
  private static final long MINUTE_MICROS = TimeUnit.MINUTES.toMicros(1);

  /** Parts of the visits by hour, UTC. */
  private static final double[] HOURS = {
    0.6, 0.3, 0.2, 0.15, 0.15, 0.3, 0.8, 1.6, 2.4, 3.0, 3.2, 3.2, 3.5, 3.3, 3.0, 3.0, 3.1, 3.4, 3.9,
    4.6, 5.0, 4.4, 2.9, 1.4
  };

  private final DemoSettings settings;
  private final DemoPlants plants;
  private final People people;
  private final int day;
  private final SplittableRandom random;

  Day(DemoSettings settings, DemoPlants plants, People people, int day) {
    this.settings = settings;
    this.plants = plants;
    this.people = people;
    this.day = day;
    this.random = new SplittableRandom(mixed(settings.seed() * 1_000_003 + day));
  }

  /**
   * A number far from those of other days: the generator gives the same values later on for seeds
   * that lie a multiple of its step apart.
   */
  private static long mixed(long number) {
    long mixed = (number ^ (number >>> 33)) * 0xFF51AFD7ED558CCDL;
    mixed = (mixed ^ (mixed >>> 33)) * 0xC4CEB9FE1A85EC53L;
    return mixed ^ (mixed >>> 33);
  }

  /** About how many visits that day has before the campaign brings more. */
  static double expected(DemoSettings settings, int day) {
    double week =
        switch (weekday(settings.dayMicros(day))) {
          case SATURDAY -> 1.15;
          case SUNDAY -> 1.25;
          case FRIDAY -> 1.05;
          case TUESDAY -> 1.02;
          default -> 0.95;
        };
    return settings.visitsPerDay() * week * (1 + GROWTH * day / settings.days());
  }

  /** Everything that is done on it, in no order. */
  List<Outing> outings() {
    List<Outing> out = new ArrayList<>();
    double expected = expected(settings, day) * (1 + 0.03 * random.nextGaussian());
    for (int i = 0; i < Math.round(expected); i++) {
      visit(out, null);
    }
    DemoPlants.Campaign campaign = plants.campaign();
    if (campaign.runs(settings.dayMicros(day))) {
      for (int i = 0; i < Math.round(expected * campaign.lift()); i++) {
        visit(out, Outing.Arrival.by(campaign));
      }
    }
    new Intruders(plants, people, random).add(out, settings.dayMicros(day), this::trail);
    return out;
  }

  private void visit(List<Outing> into, Outing.@Nullable Arrival by) {
    Client client =
        random.nextDouble() < CUSTOMERS
            ? people.customer(day, random)
            : People.somebody(random, null);
    long micros = settings.dayMicros(day) + micros();
    Outing.Arrival arrival = by != null ? by : Outing.Arrival.any(weekday(micros), random);
    Outing first = outing(trail(), true, client, arrival, micros);
    into.add(first);
    if (by == null && random.nextDouble() < COMES_BACK && !first.endsByLogout()) {
      long pause = (35 + random.nextInt(165)) * MINUTE_MICROS;
      String trail = first.trail();
      into.add(outing(trail, false, client, Outing.Arrival.DIRECT, first.lastMicros() + pause));
    }
  }

  private Outing outing(
      @Nullable String trail, boolean begins, Client client, Outing.Arrival arrival, long micros) {
    Trip trip = new Trip(plants, random, client, micros);
    return new Outing(
        trail, begins, client, arrival, new Walk(settings, plants, trip).steps(arrival));
  }

  private long micros() {
    double at = random.nextDouble() * sum();
    int hour = 0;
    while (hour < 23 && at >= HOURS[hour]) {
      at -= HOURS[hour];
      hour++;
    }
    return hour * HOUR_MICROS + random.nextLong(HOUR_MICROS);
  }

  private static double sum() {
    double sum = 0;
    for (double hour : HOURS) {
      sum += hour;
    }
    return sum;
  }

  private String trail() {
    byte[] id = new byte[16];
    random.nextBytes(id);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(id);
  }

  private static DayOfWeek weekday(long micros) {
    return Instant.ofEpochSecond(micros / 1_000_000).atOffset(ZoneOffset.UTC).getDayOfWeek();
  }
}
