package org.sessiontrail.demo;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
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

  private final Map<LocalDate, DayCount> days = new TreeMap<>();
  private final Map<String, Long> views = new TreeMap<>();
  private final Map<String, Long> errors = new TreeMap<>();
  private final Map<String, Long> campaigns = new TreeMap<>();
  private final Map<String, Long> actions = new TreeMap<>();
  private final Map<String, Long> funnel = new LinkedHashMap<>();
  private final Map<String, Long> carted = new TreeMap<>();
  private long carts;
  private long abandoned;

  DemoTruth() {
    FUNNEL.forEach(step -> funnel.put(step, 0L));
  }

  /** Takes what was decided. */
  void count(Outing outing) {
    if (outing.trail() == null) {
      return;
    }
    day(outing.startMicros(), new DayCount(1, 0, 0, 0));
    String campaign = outing.arrival().campaign();
    if (campaign != null) {
      campaigns.merge(campaign, 1L, Long::sum);
    }
    Set<String> added = new HashSet<>();
    boolean ordered = false;
    int reached = 0;
    for (Step step : outing.steps()) {
      if (step instanceof Step.Ask ask) {
        count(ask);
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

  private void count(Step.Ask ask) {
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
