package org.sessiontrail.demo;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.sessiontrail.demo.Step.Act;

/**
 * What there is in a history, counted over what was decided, not over records: an obvious count to
 * hold reports against. Visits are those on trails; programs without cookies are in none.
 *
 * <p>Threads: complete once the history is written; then any.
 */
public final class DemoTruth {
  /** Steps of the way to an order. */
  public static final List<String> FUNNEL =
      List.of("product.view", "cart.add", Buying.ADDRESS, Buying.DELIVERY, Buying.REVIEW, "order");

  /**
   * One day, UTC.
   *
   * @param visits visits that began on it
   * @param views page views
   * @param orders orders
   * @param cents what these were worth
   */
  public record DayCount(long visits, long views, long orders, long cents) {
    DayCount and(DayCount more) {
      return new DayCount(
          visits + more.visits, views + more.views, orders + more.orders, cents + more.cents);
    }
  }

  /** By what else things are counted. */
  public enum By {
    /** Visits by the route of their first page view. */
    ENTRY,
    /** Visits by the route of their last page view. */
    EXIT,
    /** Visits by browser. */
    BROWSER,
    /** Visits by the release of the shop that they began under. */
    RELEASE,
    /** Searches by their words, as actions and as pages told them. */
    SEARCH,
    /** Trails that looked at a product, by its number. */
    VIEWED,
    /** Trails that put a product into the cart, by its number. */
    CARTED,
    /** Trails that {@code filled} a cart, and those of them that {@code ordered} afterwards. */
    CART,
    /** Trails that saw a step of the checkout, by its name. */
    STEP,
    /** Requests that took {@link #SLOW_MILLIS} and more, by route. */
    SLOW,
    /** Failed requests by browser and class of error, with a blank between. */
    ERROR
  }

  /** Milliseconds from which a request is counted as slow. */
  public static final int SLOW_MILLIS = 400;

  private static final String FILLED = "filled";
  private static final String ORDERED = "ordered";

  private final Map<By, Map<String, Long>> by = new EnumMap<>(By.class);
  private final DemoPlants.Release release;
  private final Map<@Nullable String, Set<String>> seenOn = new HashMap<>();
  private final Map<LocalDate, DayCount> days = new TreeMap<>();
  private final Map<String, Long> views = new TreeMap<>();
  private final Map<String, Long> errors = new TreeMap<>();
  private final Map<String, Long> campaigns = new TreeMap<>();
  private final Map<String, Long> actions = new TreeMap<>();
  private final Map<String, Long> funnel = new LinkedHashMap<>();
  private final Map<String, Long> carted = new TreeMap<>();
  private long carts;
  private long abandoned;

  DemoTruth(DemoPlants plants) {
    this.release = plants.release();
    for (By each : By.values()) {
      by.put(each, new TreeMap<>());
    }
    FUNNEL.forEach(step -> funnel.put(step, 0L));
  }

  /** Another day begins: no trail of the day before goes on. */
  void newDay() {
    seenOn.clear();
  }

  /** Takes what was decided. */
  void count(Outing outing) {
    if (outing.trail() == null) {
      return;
    }
    day(outing.startMicros(), new DayCount(1, 0, 0, 0));
    visit(outing);
    String campaign = outing.arrival().campaign();
    if (campaign != null) {
      campaigns.merge(campaign, 1L, Long::sum);
    }
    Set<String> added = new HashSet<>();
    boolean ordered = false;
    int reached = 0;
    for (Step step : outing.steps()) {
      if (step instanceof Step.Ask ask) {
        count(ask, outing.client());
        for (Act act : ask.acts()) {
          reached = reach(reached, act);
          count(ask.micros(), act, added);
          ordered |= act.is("order.place");
        }
      }
    }
    carts += added.isEmpty() ? 0 : 1;
    abandoned += added.isEmpty() || ordered ? 0 : 1;
    added.forEach(sku -> carted.merge(sku, 1L, Long::sum));
  }

  private void visit(Outing outing) {
    boolean before = outing.startMicros() < release.atMicros();
    one(By.RELEASE, before ? release.before() : release.after());
    one(By.BROWSER, outing.client().device().browser());
    List<String> looks = new ArrayList<>();
    Set<String> seen = seenOn.computeIfAbsent(outing.trail(), trail -> new HashSet<>());
    for (Step step : outing.steps()) {
      if (step instanceof Step.Ask ask) {
        if (ask.isLook()) {
          looks.add(ask.page().route());
        }
        ask.acts().forEach(act -> seen(act, seen));
      } else if (step instanceof Step.Tell tell && tell.event().equals("search")) {
        one(By.SEARCH, String.valueOf(tell.what().get("words")));
      }
    }
    if (!looks.isEmpty()) {
      one(By.ENTRY, looks.get(0));
      one(By.EXIT, looks.get(looks.size() - 1));
    }
  }

  /** What is counted once on a trail, and every search. */
  private void seen(Act act, Set<String> seen) {
    if (act.is("search") || act.is("search.miss")) {
      one(By.SEARCH, String.valueOf(act.detail().get("term")));
    }
    if (act.is("product.view") && seen.add("product " + act.detail().get("sku"))) {
      one(By.VIEWED, String.valueOf(act.detail().get("sku")));
    }
    if (act.is("cart.add") && seen.add("cart " + act.detail().get("sku"))) {
      one(By.CARTED, String.valueOf(act.detail().get("sku")));
    }
    if (act.is("cart.add") && seen.add(FILLED)) {
      one(By.CART, FILLED);
    }
    if (act.is("order.place") && seen.contains(FILLED) && seen.add(ORDERED)) {
      one(By.CART, ORDERED);
    }
    if (act.is("checkout.step") && seen.add("step " + act.detail().get("step"))) {
      one(By.STEP, String.valueOf(act.detail().get("step")));
    }
  }

  private void one(By what, String key) {
    Objects.requireNonNull(by.get(what)).merge(key, 1L, Long::sum);
  }

  private void count(Step.Ask ask, Client client) {
    if (ask.answer().millis() >= SLOW_MILLIS) {
      one(By.SLOW, ask.page().route());
    }
    if (ask.answer().error() != null) {
      one(By.ERROR, client.device().browser() + " " + ask.answer().error());
    }
    if (ask.isLook()) {
      views.merge(ask.page().route(), 1L, Long::sum);
      day(ask.micros(), new DayCount(0, 1, 0, 0));
    }
    if (ask.answer().status() >= 500) {
      errors.merge(ask.page().route(), 1L, Long::sum);
    }
  }

  private void count(long micros, Act act, Set<String> added) {
    actions.merge(act.name(), 1L, Long::sum);
    if (act.is("cart.add")) {
      added.add(String.valueOf(act.detail().get("sku")));
    }
    if (act.is("order.place")) {
      String total = String.valueOf(act.detail().get("total"));
      day(micros, new DayCount(0, 0, 1, Long.parseLong(total.replace(".", ""))));
    }
  }

  /** How far somebody is who was at {@code reached} and does {@code act}; each step in its turn. */
  private int reach(int reached, Act act) {
    if (reached == FUNNEL.size() || !isStep(FUNNEL.get(reached), act)) {
      return reached;
    }
    funnel.merge(FUNNEL.get(reached), 1L, Long::sum);
    return reached + 1;
  }

  private static boolean isStep(String step, Act act) {
    return switch (act.name()) {
      case "checkout.step" -> step.equals(act.detail().get("step"));
      case "order.place" -> step.equals("order");
      default -> step.equals(act.name());
    };
  }

  private void day(long micros, DayCount more) {
    LocalDate day = LocalDate.ofInstant(Instant.ofEpochSecond(micros / 1_000_000), ZoneOffset.UTC);
    days.merge(day, more, DayCount::and);
  }

  /** Every day that anything happened on. */
  public Map<LocalDate, DayCount> days() {
    return Collections.unmodifiableMap(days);
  }

  /** How many there are of each, by its name. */
  public Map<String, Long> by(By what) {
    return Collections.unmodifiableMap(Objects.requireNonNull(by.get(what)));
  }

  /** All of them together. */
  public DayCount total() {
    return days.values().stream().reduce(new DayCount(0, 0, 0, 0), DayCount::and);
  }

  /** Page views by route. */
  public Map<String, Long> views() {
    return Collections.unmodifiableMap(views);
  }

  /** Answers of 500 and above by route. */
  public Map<String, Long> errors() {
    return Collections.unmodifiableMap(errors);
  }

  /** Visits that came by a campaign, by its name. */
  public Map<String, Long> campaigns() {
    return Collections.unmodifiableMap(campaigns);
  }

  /** Actions of the shop by name, whatever came of them; {@code login} and {@code logout} too. */
  public Map<String, Long> actions() {
    return Collections.unmodifiableMap(actions);
  }

  /** Visits that came as far as each step of {@link #FUNNEL}, one after the other. */
  public Map<String, Long> funnel() {
    return Collections.unmodifiableMap(funnel);
  }

  /** Visits that put a product into the cart, by its number. */
  public Map<String, Long> carted() {
    return Collections.unmodifiableMap(carted);
  }

  /** Visits that put anything into the cart. */
  public long carts() {
    return carts;
  }

  /** Of these, how many ordered nothing in the same visit. */
  public long abandoned() {
    return abandoned;
  }
}
