package org.sessiontrail.demo;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * One person in the shop while it is decided what they do: time goes by, pages are looked at, forms
 * are sent. One thread.
 */
final class Trip {
  private static final long SECOND = 1_000_000;
  private static final double SLOWEST_SHARE = 0.01;
  private static final double MEDIAN_SECONDS = 21;
  private static final double LONGEST_SECONDS = 1_500;
  private static final int SERVER_ERROR = 500;
  private static final double FAILS = 0.0012;

  private final DemoPlants plants;
  private final RandomGenerator random;
  private final Client client;
  private final PageTalk talk;
  private final List<Step> steps = new ArrayList<>();
  private long now;
  private Step.@Nullable Showing shown;
  private int showings;

  Trip(DemoPlants plants, RandomGenerator random, Client client, long startMicros) {
    this.plants = plants;
    this.random = random;
    this.client = client;
    this.now = startMicros;
    this.talk = new PageTalk(random, client.device());
  }

  RandomGenerator random() {
    return random;
  }

  Client client() {
    return client;
  }

  long now() {
    return now;
  }

  /** So far. */
  List<Step> steps() {
    return steps;
  }

  boolean chance(double share) {
    return random.nextDouble() < share;
  }

  /** Looks at a page for a while; now and then the server fails, and it is loaded again. */
  void look(Page page, Step.Act... acts) {
    if (chance(FAILS)) {
      ask(page, SERVER_ERROR, "java.lang.IllegalStateException", List.of());
      pause(3);
    }
    Step.Ask ask = ask(page, 200, null, List.of(acts));
    Step.Showing showing = new Step.Showing(++showings, page, now);
    shown = showing;
    talk.begins(showing, ask.answer().millis(), steps);
    long until = now + seconds();
    talk.between(showing, until, steps);
    now = until;
  }

  /** Asks for a page that is not there. */
  void lost() {
    ask(Page.LOST, 404, null, List.of());
    pause(4);
  }

  /** Sends a form of the page that is shown. */
  void send(Page page, int status, Step.Act... acts) {
    ask(page, status, null, List.of(acts));
  }

  /** Clicks angrily, and sends a form at which the server fails. */
  void sendInVain(Page page, String error) {
    Step.Showing showing = shown;
    if (showing != null) {
      talk.angry(showing, now, steps);
    }
    ask(page, SERVER_ERROR, error, List.of());
    pause(5);
  }

  /** Tells what the page saw of a form or a search. */
  void told(String event, java.util.Map<String, Object> members, java.util.Map<String, String> of) {
    if (shown != null && client.device().tells()) {
      steps.add(new Step.Tell(now, shown, event, members, of));
      now += 1_000;
    }
  }

  /** Leaves the last page. */
  void leave() {
    closed();
  }

  private Step.Ask ask(Page page, int status, @Nullable String error, List<Step.Act> acts) {
    closed();
    Step.Ask ask =
        new Step.Ask(now, page, new Step.Answer(status, millis(page), error), acts, null);
    steps.add(ask);
    now += (ask.answer().millis() + 20L + random.nextInt(60)) * 1_000;
    return ask;
  }

  private void closed() {
    Step.Showing showing = shown;
    if (showing != null) {
      talk.ends(showing, now, steps);
      now += 5_000;
    }
    shown = null;
  }

  /** Lets some seconds go by. */
  void pause(int seconds) {
    now += seconds * SECOND + random.nextInt(1_000_000);
  }

  /** How long a page is looked at: most briefly, some while the kettle boils. */
  private long seconds() {
    double seconds = MEDIAN_SECONDS * Math.exp(0.95 * random.nextGaussian());
    return (long) (Math.max(1.2, Math.min(seconds, LONGEST_SECONDS)) * SECOND);
  }

  private int millis(Page page) {
    double millis = page.millis() * Math.exp(0.4 * random.nextGaussian());
    DemoPlants.Release release = plants.release();
    if (now >= release.atMicros() && page.route().equals(release.slowRoute())) {
      millis *= release.factor();
    }
    return (int) Math.max(3, chance(SLOWEST_SHARE) ? millis * 8 : millis);
  }
}
