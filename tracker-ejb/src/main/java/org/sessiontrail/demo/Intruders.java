package org.sessiontrail.demo;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.sessiontrail.demo.Step.Act;
import org.sessiontrail.record.Outcome;

/** Who comes and is no customer: programs that index, and what was planted. One thread. */
final class Intruders {
  private static final int TRIES_PER_USER = 3;
  private static final long SECOND = 1_000_000;
  private static final int BOTS_A_DAY = 3;
  private static final List<Client.Device> BOTS =
      List.of(
          new Client.Device(
              "Googlebot",
              "Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)",
              1,
              false),
          new Client.Device(
              "bingbot",
              "Mozilla/5.0 (compatible; bingbot/2.0; +http://www.bing.com/bingbot.htm)",
              1,
              false));

  private final DemoPlants plants;
  private final People people;
  private final RandomGenerator random;

  Intruders(DemoPlants plants, People people, RandomGenerator random) {
    this.plants = plants;
    this.people = people;
    this.random = random;
  }

  /**
   * Adds those of the day that begins at {@code dayMicros}.
   *
   * @param trails gives ids of trails
   */
  void add(List<Outing> into, long dayMicros, Supplier<String> trails) {
    for (int i = 0; i < BOTS_A_DAY; i++) {
      into.add(bot(dayMicros + i * 7_200L * SECOND + random.nextInt(3_600) * SECOND));
    }
    if (isOn(plants.intrusions().spray(), dayMicros)) {
      into.add(spray(plants.intrusions().spray()));
    }
    if (isOn(plants.intrusions().scrape(), dayMicros)) {
      into.add(scrape(plants.intrusions().scrape(), trails.get()));
    }
    if (isOn(plants.intrusions().hijack(), dayMicros)) {
      into.add(hijack(plants.intrusions().hijack(), trails.get()));
    }
  }

  private static boolean isOn(DemoPlants.Intrusion intrusion, long dayMicros) {
    long since = intrusion.fromMicros() - dayMicros;
    return since >= 0 && since < DemoSettings.DAY_MICROS;
  }

  /** Keeps no cookie, so its requests are on no trail. */
  private Outing bot(long micros) {
    Client client =
        new Client(
            null,
            "198.19.192." + (1 + random.nextInt(60)),
            "en",
            "tea",
            BOTS.get(random.nextInt(BOTS.size())));
    List<Step> steps = new ArrayList<>();
    for (int i = 0; i < 12; i++) {
      Ware ware = Ware.ALL.get(random.nextInt(Ware.ALL.size()));
      Page page = i == 0 ? Page.HOME : Page.product(ware.sku());
      steps.add(ask(micros + i * 9L * SECOND, page, List.of(), null));
    }
    return new Outing(null, false, client, Outing.Arrival.DIRECT, steps);
  }

  /** Few passwords for many users, a program that keeps no cookie. */
  private Outing spray(DemoPlants.Intrusion spray) {
    List<Step> steps = new ArrayList<>();
    List<String> users = people.names(spray.times() / TRIES_PER_USER);
    for (int i = 0; i < spray.times(); i++) {
      String user = users.get(i % users.size());
      Act act = new Act(Act.LOGIN, Outcome.REFUSED, Map.of("user", user));
      long at = spray.fromMicros() + i * 21L * SECOND + random.nextInt(900_000);
      steps.add(ask(at, Page.LOGIN, List.of(act), null));
    }
    Client client = new Client(null, spray.address(), "en", "tea", Client.DEVICES.get(0));
    return new Outing(null, false, client, Outing.Arrival.DIRECT, steps);
  }

  /** Every product again and again, evenly. */
  private Outing scrape(DemoPlants.Intrusion scrape, String trail) {
    List<Step> steps = new ArrayList<>();
    for (int i = 0; i < scrape.times(); i++) {
      Ware ware = Ware.ALL.get(i % Ware.ALL.size());
      long at = scrape.fromMicros() + i * 350_000L + random.nextInt(8_000);
      Act view = Act.of("product.view", ware.shown());
      steps.add(ask(at, Page.product(ware.sku()), List.of(view), null));
    }
    Client.Device device = new Client.Device("Chrome", Client.DEVICES.get(0).agent(), 1, false);
    Client client = new Client(null, scrape.address(), "en", "tea", device);
    return new Outing(trail, true, client, Outing.Arrival.DIRECT, steps);
  }

  /** A customer signs in; six minutes later somebody else goes on with the session. */
  private Outing hijack(DemoPlants.Intrusion hijack, String trail) {
    String user = people.names(1).get(0);
    Client owner = new Client(user, "198.18.3.44", "de-DE", "tea", Client.DEVICES.get(0));
    Client thief = new Client(user, hijack.address(), "en", "tea", Client.DEVICES.get(6));
    List<Step> steps = new ArrayList<>();
    long at = hijack.fromMicros();
    steps.add(ask(at, Page.ACCOUNT, List.of(), null));
    Act login = Act.of(Act.LOGIN, Map.of("user", user));
    steps.add(ask(at + 20 * SECOND, Page.LOGIN, List.of(login), null));
    steps.add(ask(at + 21 * SECOND, Page.ACCOUNT, List.of(), null));
    for (int i = 0; i < hijack.times(); i++) {
      Page page = i % 2 == 0 ? Page.ACCOUNT : Page.category("tea");
      steps.add(ask(at + (360L + i * 7L) * SECOND, page, List.of(), thief));
    }
    return new Outing(trail, true, owner, Outing.Arrival.DIRECT, steps);
  }

  private Step.Ask ask(long micros, Page page, List<Act> acts, @Nullable Client from) {
    boolean redirects = acts.stream().anyMatch(act -> act.is(Act.LOGIN));
    int millis = 5 + page.millis() / 2 + random.nextInt(page.millis());
    return new Step.Ask(
        micros, page, new Step.Answer(redirects ? 302 : 200, millis, null), acts, from);
  }
}
