package org.sessiontrail.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collector;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.sessiontrail.record.Kind;
import org.sessiontrail.record.StoredRecord;
import org.sessiontrail.visit.VisitBook;

/** What was decided, what visits make of its records, and what was planted: all the same. */
final class DemoTruthTest {
  private static final int DAYS = 21;

  @SuppressWarnings("NullAway.Init") // before all tests
  private static MadeUp made;

  @SuppressWarnings("NullAway.Init") // before all tests
  private static VisitBook visits;

  @BeforeAll
  static void make() throws Exception {
    made = new MadeUp(MadeUp.settings(1, DAYS, 70));
    visits = made.visits();
  }

  @Test
  void truth_always_isWhatVisitsMakeOfTheRecords() {
    DemoTruth truth = made.truth();
    Map<LocalDate, Long> byDay =
        visits.changes().stream().collect(count(change -> day(change.visit().startMicros())));

    assertThat(byDay).isEqualTo(perDay(truth, DemoTruth.DayCount::visits));
    assertThat(visits.views().stream().collect(count(view -> day(view.view().epochMicros()))))
        .isEqualTo(perDay(truth, DemoTruth.DayCount::views));
    assertThat(visits.views().stream().collect(count(view -> view.view().route())))
        .isEqualTo(truth.views());
    assertThat(visits.views()).hasSizeGreaterThan(3_000);
  }

  @Test
  void truthOfMoney_always_isWhatDeedsSay() {
    DemoTruth truth = made.truth();
    List<VisitBook.Done> orders = deeds("action", "order.place");
    List<VisitBook.Done> added = deeds("action", "cart.add");
    Set<String> bought = orders.stream().map(DemoTruthTest::visit).collect(Collectors.toSet());
    Set<String> carts = added.stream().map(DemoTruthTest::visit).collect(Collectors.toSet());

    assertThat(orders).hasSize((int) truth.total().orders()).hasSizeGreaterThan(30);
    assertThat(orders.stream().mapToLong(each -> milli(each) / 10).sum())
        .isEqualTo(truth.total().cents());
    assertThat(carts).hasSize((int) truth.carts());
    carts.removeAll(bought);
    assertThat(carts).hasSize((int) truth.abandoned());
    assertThat(
            visits.deeds().stream()
                .filter(each -> each.deed().result().status() != null)
                .filter(each -> String.valueOf(each.deed().result().status()).startsWith("5"))
                .collect(count(each -> String.valueOf(each.deed().route()))))
        .isEqualTo(truth.errors());
  }

  @Test
  void funnel_always_isWhatDeedsSayInTheirOrder() {
    Map<String, Integer> reached = new TreeMap<>();
    for (VisitBook.Done each : visits.deeds()) {
      String name = String.valueOf(each.deed().name());
      String step =
          name.equals("checkout.step")
              ? String.valueOf(each.deed().detail().step())
              : name.equals("order.place") ? "order" : name;
      int at = reached.getOrDefault(visit(each), 0);
      if (at < DemoTruth.FUNNEL.size() && DemoTruth.FUNNEL.get(at).equals(step)) {
        reached.put(visit(each), at + 1);
      }
    }

    Map<String, Long> funnel = made.truth().funnel();
    for (int i = 0; i < DemoTruth.FUNNEL.size(); i++) {
      int step = i;
      assertThat(funnel.get(DemoTruth.FUNNEL.get(i)))
          .isEqualTo(reached.values().stream().filter(at -> at > step).count());
    }
  }

  @Test
  void rhythm_always_hasDaysWeeksAndGrowth() {
    long[] hours = new long[24];
    visits.changes().forEach(each -> hours[hour(each.visit().startMicros())]++);
    List<Long> days =
        made.truth().days().values().stream().map(DemoTruth.DayCount::visits).toList();

    assertThat(hours[20]).isGreaterThan(8 * Math.max(1, hours[3]));
    assertThat(LongStream.of(hours).sum()).isEqualTo(made.truth().total().visits());
    assertThat(sum(days, 14, 21)).isGreaterThan(sum(days, 0, 7) * 110 / 100);
    made.truth()
        .days()
        .forEach(
            (day, count) -> {
              int number = (int) (day.toEpochDay() - epochDay(made.settings().fromMicros()));
              assertThat((double) count.visits())
                  .isCloseTo(expected(number), within(0.3 * expected(number)));
            });
  }

  private static double expected(int day) {
    boolean campaign = made.plants().campaign().runs(made.settings().dayMicros(day));
    double lift = campaign ? made.plants().campaign().lift() : 0;
    return Day.expected(made.settings(), day) * (1.06 + lift);
  }

  @Test
  void release_always_makesItsRouteSlower() {
    DemoPlants.Release release = made.plants().release();
    long from = made.settings().fromMicros();

    double before = median(release.slowRoute(), from, release.atMicros());
    double after = median(release.slowRoute(), release.atMicros(), made.settings().untilMicros());

    assertThat(after / before).isCloseTo(release.factor(), within(1.0));
    assertThat(
            median(Page.HOME.route(), release.atMicros(), made.settings().untilMicros())
                / median(Page.HOME.route(), from, release.atMicros()))
        .isCloseTo(1, within(0.15));
  }

  @Test
  void fault_whileItLasts_hitsOneBrowserAtOneStep() {
    DemoPlants.Fault fault = made.plants().fault();
    List<StoredRecord> hit =
        made.of(Kind.REQUEST).filter(each -> fault.error().equals(each.text("error"))).toList();

    assertThat(hit).isNotEmpty();
    assertThat(hit)
        .allMatch(each -> String.valueOf(MadeUp.personal(each, "who", "agent")).contains("Firefox"))
        .allMatch(each -> "step=delivery".equals(MadeUp.personal(each, "what", "query")))
        .allMatch(each -> each.epochMicros() >= fault.fromMicros())
        .allMatch(each -> each.epochMicros() < fault.toMicros());
  }

  @Test
  void tastes_always_showInCarts() {
    DemoPlants.Tastes tastes = made.plants().tastes();
    Map<String, Set<String>> added = new TreeMap<>();
    Map<String, Set<String>> carts = new TreeMap<>();
    Set<String> bought = new HashSet<>();
    for (VisitBook.Done each : visits.deeds()) {
      Set<String> cart = carts.computeIfAbsent(visit(each), key -> new HashSet<>());
      String item = String.valueOf(each.deed().detail().item());
      switch (String.valueOf(each.deed().name())) {
        case "cart.add" -> {
          cart.add(item);
          added.computeIfAbsent(visit(each), key -> new HashSet<>()).add(item);
        }
        case "cart.remove" -> cart.remove(item);
        case "order.place" -> bought.addAll(cart);
        default -> {}
      }
    }
    long first = added.values().stream().filter(cart -> cart.contains(tastes.first())).count();
    long both =
        added.values().stream()
            .filter(cart -> cart.containsAll(Set.of(tastes.first(), tastes.second())))
            .count();

    assertThat(bought).hasSizeGreaterThan(15).doesNotContain(tastes.neverBought());
    assertThat(made.truth().carted().get(tastes.neverBought()))
        .isGreaterThan(made.truth().carted().values().stream().mapToLong(n -> n).sum() / 24);
    assertThat(both * 2).isGreaterThan(first).isGreaterThan(10);
    assertThat(share(tastes.emerging(), 2)).isGreaterThan(1.5 * share(tastes.emerging(), 0));
    assertThat(share(tastes.fading(), 2)).isLessThan(0.7 * share(tastes.fading(), 0));
  }

  /** Views of a category in one third of the history, in parts of all categories. */
  private static double share(String category, int third) {
    long length = (made.settings().untilMicros() - made.settings().fromMicros()) / 3;
    long from = made.settings().fromMicros() + third * length;
    Map<String, Long> views =
        made.of(Kind.REQUEST, from, from + length)
            .map(each -> String.valueOf(each.text("route")))
            .filter(route -> route.contains("/category/"))
            .collect(count(route -> route));
    double all = views.values().stream().mapToLong(n -> n).sum();
    return views.getOrDefault(Page.SHOP + "/category/" + category, 0L) / all;
  }

  @Test
  void intrusions_always_areThere() {
    DemoPlants.Intrusions planted = made.plants().intrusions();

    assertThat(from(planted.spray()))
        .hasSize(planted.spray().times())
        .allMatch(each -> each.text("sid") == null);
    assertThat(from(planted.scrape())).hasSize(planted.scrape().times());
    List<StoredRecord> stolen = from(planted.hijack());
    String trail = String.valueOf(stolen.get(0).text("sid"));
    assertThat(stolen)
        .hasSize(planted.hijack().times())
        .allMatch(each -> each.subjectRef() != null);
    assertThat(made.of(Kind.REQUEST).filter(each -> trail.equals(each.text("sid"))))
        .hasSize(planted.hijack().times() + 3)
        .extracting(each -> MadeUp.personal(each, "who", "agent"))
        .contains(Client.DEVICES.get(0).agent(), Client.DEVICES.get(6).agent());
  }

  @Test
  void unused_always_isNeverAskedFor() {
    assertThat(made.of(Kind.REQUEST).map(each -> String.valueOf(each.text("route"))))
        .doesNotContainAnyElementsOf(made.plants().unused());
  }

  private static List<StoredRecord> from(DemoPlants.Intrusion intrusion) {
    return made.of(Kind.REQUEST)
        .filter(each -> intrusion.address().equals(MadeUp.personal(each, "who", "ip")))
        .toList();
  }

  private static double median(String route, long from, long to) {
    long[] sorted =
        made.of(Kind.REQUEST, from, to)
            .filter(each -> route.equals(each.text("route")))
            .mapToLong(each -> Objects.requireNonNull(each.number("ms")))
            .sorted()
            .toArray();
    return sorted[sorted.length / 2];
  }

  private static List<VisitBook.Done> deeds(String kind, String name) {
    return visits.deeds().stream()
        .filter(each -> each.deed().kind().equals(kind) && name.equals(each.deed().name()))
        .toList();
  }

  private static long milli(VisitBook.Done done) {
    return Objects.requireNonNull(done.deed().detail().valueMilli());
  }

  private static String visit(VisitBook.Done done) {
    return done.visit().trailId() + "/" + done.visit().number();
  }

  private static <T, K> Collector<T, ?, Map<K, Long>> count(Function<T, K> key) {
    return Collectors.groupingBy(key, () -> new TreeMap<>(), Collectors.counting());
  }

  private static Map<LocalDate, Long> perDay(
      DemoTruth truth, Function<DemoTruth.DayCount, Long> of) {
    Map<LocalDate, Long> out = new TreeMap<>();
    truth.days().forEach((day, counted) -> out.put(day, of.apply(counted)));
    return out;
  }

  private static long sum(List<Long> days, int from, int to) {
    return IntStream.range(from, to).mapToLong(days::get).sum();
  }

  private static LocalDate day(long micros) {
    return LocalDate.ofInstant(Instant.ofEpochSecond(micros / 1_000_000), ZoneOffset.UTC);
  }

  private static long epochDay(long micros) {
    return day(micros).toEpochDay();
  }

  private static int hour(long micros) {
    return (int) (micros / 3_600_000_000L % 24);
  }
}
