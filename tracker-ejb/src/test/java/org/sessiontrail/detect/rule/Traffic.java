package org.sessiontrail.detect.rule;

import static org.sessiontrail.config.detect.DetectRule.D01;
import static org.sessiontrail.config.detect.DetectRule.D02;
import static org.sessiontrail.config.detect.DetectRule.D03;
import static org.sessiontrail.config.detect.DetectRule.D08;
import static org.sessiontrail.config.detect.DetectRule.D09;
import static org.sessiontrail.config.detect.DetectRule.D10;
import static org.sessiontrail.config.detect.DetectRule.D11;
import static org.sessiontrail.config.detect.DetectRule.D12;
import static org.sessiontrail.config.detect.DetectRule.D13;
import static org.sessiontrail.config.detect.DetectRule.D16;
import static org.sessiontrail.config.detect.DetectRule.D17;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.DoubleSupplier;
import org.jspecify.annotations.Nullable;
import org.sessiontrail.config.detect.DetectRule;
import org.sessiontrail.detect.Scene;
import org.sessiontrail.detect.Scene.Actor;
import org.sessiontrail.detect.Scene.Ask;
import org.sessiontrail.record.RequestType;

/**
 * Made-up traffic of two weeks of which is known, because it was made so, who misbehaves how. Only
 * pages, sign-ins and clients are made up, by a walk over pages with chance; the rules see records
 * as they would of real traffic, but real people are more various.
 */
final class Traffic {
  private static final double DAY = 86_400;
  private static final int DAYS = 14;
  private static final int PAGES = 40;
  private static final String HOME_COUNTRY = "DE";

  private final Random random;
  private final Scene scene = new Scene();
  private final List<Act> acts = new ArrayList<>();
  private final Set<String> labels = new TreeSet<>();
  private final Map<String, String> lastIds = new HashMap<>();
  private int cleanSessions;
  private int named;

  private record Act(double at, Consumer<Scene> does) {}

  /** The traffic of {@code seed}. */
  Traffic(long seed) {
    random = new Random(seed);
    regulars();
    visitors();
    office();
    travellers();
    takeovers();
    guessers();
    takers();
    searchers();
    new PlantedHabits(this, random).plant();
    acts.stream()
        .sorted(Comparator.comparingDouble(Act::at))
        .forEach(act -> act.does.accept(scene));
  }

  Scene scene() {
    return scene;
  }

  /** Who should be found by what: {@code D03 s sid}, {@code D08 u user}, {@code D09 n network}. */
  Set<String> labels() {
    return labels;
  }

  int cleanSessions() {
    return cleanSessions;
  }

  void act(double at, Consumer<Scene> does) {
    acts.add(new Act(at, does));
  }

  void label(DetectRule rule, String whom) {
    labels.add(rule.name() + " " + whom);
  }

  String fresh(String sort) {
    return sort + named++;
  }

  String address() {
    String network =
        (20 + random.nextInt(100)) + "." + random.nextInt(250) + "." + random.nextInt(250);
    String ip = network + "." + (1 + random.nextInt(250));
    scene.place(ip, HOME_COUNTRY, 48 + random.nextDouble() * 5, 8 + random.nextDouble() * 5);
    return ip;
  }

  private String abroad() {
    String ip = "190." + random.nextInt(250) + "." + random.nextInt(250) + ".9";
    scene.place(ip, "BR", -23 + random.nextDouble(), -46 - random.nextDouble());
    return ip;
  }

  double anyTime() {
    return random.nextDouble() * DAYS * DAY;
  }

  /** Reads {@code pages} pages from {@code at}; returns when it is over. */
  double walk(double at, Actor who, int pages) {
    double now = at;
    int page = random.nextInt(PAGES);
    for (int i = 0; i < pages; i++) {
      page =
          random.nextInt(4) == 0 ? random.nextInt(PAGES) : (page * 7 + random.nextInt(3)) % PAGES;
      int status = random.nextInt(60) == 0 ? 404 : 200;
      Ask ask = Ask.page("/p" + page).answered(status);
      ask(now, who, ask);
      if (random.nextInt(3) == 0) {
        ask(now + 0.3, who, Ask.page("/api").of(RequestType.FETCH));
      }
      now += 1.5 + Math.exp(2 + random.nextGaussian());
    }
    return now;
  }

  void ask(double at, Actor who, Ask what) {
    act(at, on -> on.ask(at, who, what));
  }

  void signIn(double at, Actor who) {
    act(at, on -> on.signsIn(at, who));
  }

  private void refused(double at, Actor who, @Nullable String account) {
    act(at, on -> on.refused(at, who, account));
  }

  /** Users who come daily, with one or two devices; some get a new one, browsers are updated. */
  private void regulars() {
    for (int i = 0; i < 40; i++) {
      String user = fresh("u");
      String home = address();
      String phone = address();
      String first = i % 2 == 0 ? Scene.CHROME : Scene.FIREFOX;
      for (int day = 0; day < DAYS; day++) {
        double at = day * DAY + 30_000 + random.nextInt(20_000);
        String agent = i % 2 == 0 && day > 7 ? Scene.CHROME_NEXT : first;
        boolean out = day % 5 == 1;
        clean(at, new Actor(fresh("s"), user, out ? phone : home, agent, "en"), 6);
      }
    }
  }

  /** Somebody comes, signs in if they are a user, does what people do, and goes. */
  private void clean(double at, Actor who, int pages) {
    cleanSessions++;
    String id = "i" + who.session();
    Actor before = who.as(null);
    String user = who.user();
    String old = user == null ? null : lastIds.get(user);
    if (old != null && random.nextInt(3) == 0) { // the browser still has the id of last time
      act(at - 40, on -> on.staleId(at - 40, before.in(null), old));
    }
    act(at - 35, on -> on.begins(at - 35, before, id));
    ask(at - 30, before, Ask.page("/p0"));
    if (user != null) {
      if (random.nextInt(10) == 0) {
        refused(at - 20, before, user);
      }
      act(at, on -> on.changesId(at, who, id + "b"));
      signIn(at, who);
    }
    goes(walk(at + 2, who, pages + random.nextInt(pages)), who, id);
  }

  private void goes(double end, Actor who, String id) {
    String user = who.user();
    if (random.nextInt(5) == 0) {
      ask(end + 1, who, Ask.page("/cart"));
      ask(end + 9, who, Ask.page("/address"));
      ask(end + 20, who, Ask.page("/pay"));
    }
    if (user == null) {
      act(end + 1_800, on -> on.ends(end + 1_800, who, "idle"));
      return;
    }
    for (int i = 1 + random.nextInt(3); i > 0; i--) {
      double when = end + i;
      act(when, on -> on.does(when, who, "order.place"));
    }
    lastIds.put(user, id + "b");
    if (random.nextBoolean()) {
      act(end + 25, on -> on.signsOut(end + 25, who));
      act(end + 26, on -> on.ends(end + 26, who, "logout"));
    } else {
      act(end + 1_800, on -> on.ends(end + 1_800, who, "idle"));
    }
  }

  /** People who are not signed in; telephones change networks, browsers are updated midway. */
  private void visitors() {
    for (int i = 0; i < 300; i++) {
      double at = anyTime();
      Actor who = new Actor(fresh("v"), null, address(), Scene.CHROME, "de");
      clean(at, who, 8);
      if (i % 10 == 0) {
        walk(at + 900, who.at(address()), 5);
      }
      if (i % 30 == 1) {
        walk(at + 900, who.with(Scene.CHROME_NEXT), 5);
      }
    }
  }

  /** Eighty colleagues behind one address come in one morning; some mistype. */
  private void office() {
    String ip = address();
    for (int i = 0; i < 80; i++) {
      double at = 3 * DAY + 28_000 + random.nextInt(1_800);
      Actor who = new Actor(fresh("o"), fresh("c"), ip, Scene.CHROME, "de");
      for (int tries = random.nextInt(4) == 0 ? 1 + random.nextInt(3) : 0; tries > 0; tries--) {
        refused(at - 15 * tries, who.as(null), who.user());
      }
      clean(at, who, 5);
    }
  }

  /**
   * Users who fly: slowly enough, but to where they never were; and others who are in two places.
   */
  private void travellers() {
    for (int i = 0; i < 12; i++) {
      String user = fresh("t");
      String home = address();
      for (int day = 0; day < 12; day++) {
        clean(day * DAY + 30_000 + random.nextInt(9_000), actor(user, home), 4);
      }
      boolean flies = i < 6;
      clean(11 * DAY + 50_000 + (flies ? 50_000 : 5_000), actor(user, abroad()), 4);
      label(D02, "u " + user);
      if (!flies) {
        label(D01, "u " + user);
      }
    }
  }

  private Actor actor(String user, String ip) {
    return new Actor(fresh("s"), user, ip, Scene.CHROME, "en");
  }

  /** Sessions that another client goes on with, from elsewhere or from the same office. */
  private void takeovers() {
    for (int i = 0; i < 20; i++) {
      double at = anyTime();
      Actor who = new Actor(fresh("h"), null, address(), Scene.CHROME, "en");
      double end = walk(at, who, 8);
      String agent = i % 3 == 0 ? Scene.CURL : Scene.FIREFOX;
      walk(end + 30, (i % 4 == 0 ? who : who.at(address())).with(agent), 5);
      label(D03, "s " + who.session());
    }
    for (int i = 0; i < 6; i++) { // a thief with the same browser: nothing tells them apart
      double at = anyTime();
      Actor who = new Actor(fresh("h"), null, address(), Scene.CHROME, "en");
      double end = walk(at, who, 8);
      walk(end + 30, who.at(address()), 5);
      label(D03, "s " + who.session());
    }
  }

  private void guessers() {
    for (int i = 0; i < 8; i++) {
      String account = fresh("b");
      double at = anyTime();
      Actor who = new Actor(fresh("s"), null, address(), Scene.CHROME, "en");
      int tries = 12 + random.nextInt(10);
      for (int n = 0; n < tries; n++) {
        refused(at + n * 20, who, account);
      }
      label(D08, "u " + account);
      if (i % 2 == 0) {
        signIn(at + tries * 20 + 5, who.as(account));
        label(D11, "u " + account);
      }
    }
    for (int i = 0; i < 4; i++) { // one try each ten minutes stays below every window
      String account = fresh("b");
      double at = random.nextDouble() * DAY;
      Actor who = new Actor(null, null, address(), Scene.CHROME, "en");
      for (int n = 0; n < 60; n++) {
        refused(at + n * 600, who, account);
      }
      label(D08, "u " + account);
    }
    for (int i = 0; i < 5; i++) {
      list(fresh("spray"), 6 + random.nextInt(6), 3, 25, D09);
      list(fresh("stuff"), 40 + random.nextInt(40), 1, 5, D10);
    }
  }

  /** Every account of a list is tried so often, in rounds. */
  private void list(String prefix, int accounts, int rounds, double pause, DetectRule rule) {
    double at = anyTime();
    String ip = address();
    Actor who = new Actor(null, null, ip, Scene.CURL, null);
    for (int n = 0; n < accounts * rounds; n++) {
      refused(at + n * pause, who, prefix + "x" + n % accounts);
    }
    label(rule, "n " + ip.substring(0, ip.lastIndexOf('.')) + ".0/24");
  }

  private void takers() {
    for (int i = 0; i < 5; i++) {
      take(200, () -> 0.2 + random.nextDouble() * 0.1, 3);
      take(400, () -> 1 + random.nextDouble() * 0.6, 1);
      take(60, () -> 30 + random.nextDouble(), 1);
    }
    for (int i = 0; i < 5; i++) { // slow and uneven: as a person
      take(80, () -> 5 + Math.exp(2 + random.nextGaussian()), 1);
    }
  }

  private void take(int pages, DoubleSupplier pause, int repeats) {
    double at = anyTime();
    Actor who = new Actor(fresh("x"), null, address(), Scene.CHROME, null);
    for (int n = 0; n < pages * repeats; n++) {
      ask(at, who, Ask.page("/item/" + n % pages));
      at += pause.getAsDouble();
    }
    label(D12, "s " + who.session());
  }

  private void searchers() {
    for (int i = 0; i < 6; i++) {
      Actor who = new Actor(fresh("f"), null, address(), Scene.CHROME, null);
      double at = anyTime();
      for (int n = 0; n < 25; n++) {
        ask(at + n * 3 + random.nextDouble() * 3, who, Ask.page("/hidden" + n).answered(404));
      }
      label(D13, "s " + who.session());
      Actor nosy = new Actor(fresh("f"), null, address(), Scene.CHROME, "en");
      double end = walk(anyTime(), nosy, 5);
      ask(end, nosy, Ask.page("/trap"));
      label(D16, "s " + nosy.session());
      Actor prober = new Actor(fresh("f"), null, address(), Scene.CURL, null);
      double then = anyTime();
      for (int n = 0; n < 5; n++) {
        ask(then + n, prober, Ask.page("/p" + n).by(n % 2 == 0 ? "PROPFIND" : "TRACE"));
      }
      label(D17, "s " + prober.session());
    }
  }
}
