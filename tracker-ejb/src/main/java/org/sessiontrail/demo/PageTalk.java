package org.sessiontrail.demo;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.random.RandomGenerator;

/** What the page script tells of a page, on devices that run it. One thread. */
final class PageTalk {
  private static final double ERRORS = 0.004;
  private static final double DEAD_CLICKS = 0.006;
  private static final double CLICKS = 0.35;
  private static final double OUTLINKS = 0.01;
  private static final Map<String, Object> NOTHING = Map.of();

  private final RandomGenerator random;
  private final Client.Device device;

  PageTalk(RandomGenerator random, Client.Device device) {
    this.random = random;
    this.device = device;
  }

  /** The page came: it says what it is, and how fast it was there. */
  void begins(Step.Showing showing, int serverMillis, List<Step> into) {
    if (!device.tells()) {
      return;
    }
    Map<String, String> what = new TreeMap<>();
    Page page = showing.page();
    what.put("path", page.path());
    what.put("title", page.title());
    String topic = page.topic();
    if (topic != null) {
      what.put("topic", topic);
    }
    String format = page.format();
    if (format != null) {
      what.put("format", format);
    }
    into.add(new Step.Tell(showing.sinceMicros() + 400_000, showing, "view", NOTHING, what));
    into.add(
        new Step.Tell(
            showing.sinceMicros() + 900_000, showing, "timing", vitals(serverMillis), Map.of()));
  }

  private Map<String, Object> vitals(int serverMillis) {
    boolean mobile = device.agent().contains("Mobile");
    double slow = (mobile ? 1.9 : 1) * Math.exp(0.3 * random.nextGaussian());
    int ttfb = (int) (serverMillis + 60 * slow);
    int fcp = (int) (ttfb + 240 * slow);
    int lcp = (int) (fcp + 420 * slow);
    return Map.of(
        "ttfb", ttfb, "fcp", fcp, "lcp", lcp, "inp", (int) (90 * slow), "cls", random.nextInt(120));
  }

  /** What is done on it until {@code micros}. */
  void between(Step.Showing showing, long micros, List<Step> into) {
    if (!device.tells() || micros - showing.sinceMicros() < 4_000_000) {
      return;
    }
    long at = showing.sinceMicros() + (micros - showing.sinceMicros()) / 2;
    if (chance(CLICKS)) {
      tell(into, at, showing, "click", NOTHING, Map.of("element", element(showing.page())));
    }
    if (chance(DEAD_CLICKS)) {
      tell(into, at + 1_000, showing, "dead-click", NOTHING, Map.of("element", "picture"));
    }
    if (chance(OUTLINKS)) {
      String target = "https://teatimes.example/";
      tell(
          into,
          at + 2_000,
          showing,
          "outlink",
          NOTHING,
          Map.of("element", "story", "target", target));
    }
    if (chance(ERRORS)) {
      Map<String, Object> where = Map.of("line", 41, "column", 7);
      Map<String, String> what =
          Map.of("error", "TypeError", "script", Page.SHOP + "/assets/ticker.js");
      tell(into, at + 3_000, showing, "error", where, what);
    }
  }

  private static String element(Page page) {
    return switch (String.valueOf(page.format())) {
      case "product" -> "add-to-cart";
      case "shelf" -> "card";
      case "article" -> "recipe";
      default -> "cart";
    };
  }

  /** A button is hit again and again, since nothing comes of it. */
  void angry(Step.Showing showing, long micros, List<Step> into) {
    if (device.tells()) {
      Map<String, Object> count = Map.of("count", 3 + random.nextInt(4));
      tell(into, micros, showing, "rage-click", count, Map.of("element", "go-on"));
    }
  }

  /** The page went away: how long it was seen and how far. */
  void ends(Step.Showing showing, long micros, List<Step> into) {
    if (device.tells()) {
      double seen = 0.55 + 0.45 * random.nextDouble();
      long visible = (long) ((micros - showing.sinceMicros()) / 1_000.0 * seen);
      Map<String, Object> left = Map.of("visible", visible, "depth", 20 + random.nextInt(81));
      tell(into, micros, showing, "leave", left, Map.of());
    }
  }

  private static void tell(
      List<Step> into,
      long micros,
      Step.Showing showing,
      String event,
      Map<String, Object> members,
      Map<String, String> what) {
    into.add(new Step.Tell(micros, showing, event, members, what));
  }

  private boolean chance(double share) {
    return random.nextDouble() < share;
  }
}
