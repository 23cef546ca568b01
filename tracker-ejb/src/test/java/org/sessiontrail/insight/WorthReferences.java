package org.sessiontrail.insight;

import static java.util.Map.entry;
import static org.sessiontrail.insight.References.columns;
import static org.sessiontrail.insight.References.number;
import static org.sessiontrail.insight.References.people;
import static org.sessiontrail.insight.References.quotient;
import static org.sessiontrail.insight.References.row;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.NullUnmarked;
import org.jspecify.annotations.Nullable;
import org.sessiontrail.insight.question.Period;
import org.sessiontrail.insight.question.Question;

/** What reports on conversions and shops should answer. */
@NullUnmarked // values of rows, which the test knows
final class WorthReferences {
  static final Map<String, References.Reference> ALL =
      Map.ofEntries(
          entry("goals", WorthReferences::goals),
          entry("attribution", WorthReferences::attribution),
          entry("campaign-return", WorthReferences::campaignReturn),
          entry("revenue", WorthReferences::revenue),
          entry("carts", WorthReferences::carts),
          entry("products", WorthReferences::products),
          entry("unbought", WorthReferences::unbought),
          entry("checkout", WorthReferences::checkout),
          entry("abandoned-carts", WorthReferences::abandoned));

  private WorthReferences() {}

  /** One line a group. */
  static List<List<@Nullable Object>> told(
      History history,
      Question question,
      List<Map<String, @Nullable Object>> rows,
      References.Keys keys,
      Function<List<Map<String, @Nullable Object>>, List<@Nullable Object>> measures) {
    return References.groups(rows, question, keys, history).entrySet().stream()
        .map(group -> row(group.getKey(), measures.apply(group.getValue())))
        .toList();
  }

  static long peopleOf(History history, List<Map<String, @Nullable Object>> rows) {
    return people(rows.stream().map(history::visitOf).toList());
  }

  static long trails(
      List<Map<String, @Nullable Object>> rows, Predicate<Map<String, @Nullable Object>> which) {
    return rows.stream().filter(which).map(deed -> deed.get("sid")).distinct().count();
  }

  static long sum(List<Map<String, @Nullable Object>> rows, String column) {
    return rows.stream().filter(r -> r.get(column) != null).mapToLong(r -> number(r, column)).sum();
  }

  static long known(List<Map<String, @Nullable Object>> rows, String column) {
    return rows.stream().filter(r -> r.get(column) != null).count();
  }

  private static List<Map<String, @Nullable Object>> done(
      History history, Question question, String... names) {
    return References.in(history.deeds(), "at_micros", history, question).stream()
        .filter(deed -> "action".equals(deed.get("kind")) && "success".equals(deed.get("outcome")))
        .filter(deed -> Set.of(names).contains(String.valueOf(deed.get("name"))))
        .toList();
  }

  private static List<Map<String, @Nullable Object>> ever(
      History history, Question question, String... names) {
    Period open =
        new Period(question.period().fromMicros(), Long.MAX_VALUE, question.period().zone());
    return done(history, question.in(open), names);
  }

  private static List<List<@Nullable Object>> goals(History history, Question question) {
    return told(
        history,
        question,
        done(history, question, "goal", "order.place"),
        (deed, q) ->
            Arrays.asList(
                deed.get("name"),
                "goal".equals(deed.get("name")) ? deed.get("item") : null,
                deed.get("currency")),
        rows ->
            Arrays.asList(
                (long) rows.size(),
                peopleOf(history, rows),
                known(rows, "value_milli"),
                quotient(sum(rows, "value_milli"), 1_000)));
  }

  private static List<List<@Nullable Object>> revenue(History history, Question question) {
    return told(
        history,
        question,
        done(history, question, "order.place"),
        columns("currency"),
        rows ->
            Arrays.asList(
                (long) rows.size(),
                peopleOf(history, rows),
                known(rows, "value_milli"),
                quotient(sum(rows, "value_milli"), 1_000),
                quotient(sum(rows, "value_milli"), 1_000 * known(rows, "value_milli"))));
  }

  private static List<List<@Nullable Object>> campaignReturn(History history, Question question) {
    List<Map<String, @Nullable Object>> visits =
        References.chosen(history, question).stream()
            .filter(visit -> visit.get("campaign") != null)
            .toList();
    Map<List<@Nullable Object>, List<Map<String, @Nullable Object>>> groups = new HashMap<>();
    visits.forEach(
        visit ->
            groups
                .computeIfAbsent(
                    Arrays.asList(visit.get("source"), visit.get("campaign")),
                    none -> new ArrayList<>())
                .add(visit));
    Map<List<@Nullable Object>, Long> costs = new HashMap<>();
    for (String line : question.texts("cost")) {
      String[] parts = line.split(",", -1);
      long at =
          LocalDate.parse(parts[0]).atStartOfDay(question.period().zone()).toEpochSecond()
              * 1_000_000;
      if (at >= question.period().fromMicros() && at < question.period().toMicros()) {
        costs.merge(
            Arrays.asList(parts[1], parts[2]),
            Math.round(Double.parseDouble(parts[3]) * 1_000),
            Long::sum);
      }
    }
    List<List<@Nullable Object>> out = new ArrayList<>();
    groups.forEach(
        (key, rows) -> {
          long converted = sum(rows, "is_converted");
          long cost = costs.getOrDefault(key, 0L);
          long milli =
              question.texts("cost").isEmpty()
                  ? 0
                  : sum(
                      rows.stream().filter(v -> "EUR".equals(v.get("currency"))).toList(),
                      "value_milli");
          out.add(
              row(
                  key,
                  Arrays.asList(
                      (long) rows.size(),
                      people(rows),
                      converted,
                      quotient(cost, 1_000),
                      quotient(milli, 1_000),
                      quotient(milli, cost),
                      quotient(cost, 1_000 * converted))));
        });
    return out;
  }

  private static Object visitor(Map<String, @Nullable Object> visit) {
    return Objects.requireNonNull(
        Objects.requireNonNullElse(visit.get("visitor"), visit.get("sid")));
  }

  private static List<List<@Nullable Object>> attribution(History history, Question question) {
    long lookback = TimeUnit.DAYS.toMicros(Long.parseLong(question.text("lookback", "30")));
    List<Map<String, @Nullable Object>> credits = new ArrayList<>();
    for (Map<String, @Nullable Object> deed : done(history, question, "goal", "order.place")) {
      long at = number(deed, "at_micros");
      List<Map<String, @Nullable Object>> touches =
          history.visits().stream()
              .filter(visit -> visit.get("log_id").equals(deed.get("log_id")))
              .filter(visit -> visitor(visit).equals(visitor(history.visitOf(deed))))
              .filter(visit -> number(visit, "start_micros") <= at)
              .filter(visit -> number(visit, "start_micros") >= at - lookback)
              .sorted(Comparator.comparingLong(visit -> number(visit, "start_micros")))
              .toList();
      List<Map<String, @Nullable Object>> credited =
          switch (question.text("model", "last")) {
            case "first" -> touches.subList(0, 1);
            case "linear" -> touches;
            default -> List.of(last(touches));
          };
      long worth = deed.get("value_milli") == null ? 0 : number(deed, "value_milli");
      for (Map<String, @Nullable Object> touch : credited) {
        Map<String, @Nullable Object> credit = new HashMap<>(deed);
        for (String column : List.of("channel", "source", "medium", "campaign")) {
          credit.put(column, touch.get(column));
        }
        credit.put("credit", 1_000_000 / credited.size());
        credit.put("worth", worth / credited.size());
        credits.add(credit);
      }
    }
    return told(
        history,
        question,
        credits,
        columns("channel", "source", "medium", "campaign", "currency"),
        rows ->
            Arrays.asList(
                (long) rows.size(),
                peopleOf(history, rows),
                quotient(sum(rows, "credit"), 1_000_000),
                quotient(sum(rows, "worth"), 1_000)));
  }

  private static Map<String, @Nullable Object> last(List<Map<String, @Nullable Object>> touches) {
    List<Map<String, @Nullable Object>> told =
        touches.stream().filter(visit -> !"Direct".equals(visit.get("channel"))).toList();
    return told.isEmpty() ? touches.get(touches.size() - 1) : told.get(told.size() - 1);
  }

  private static boolean isBefore(Question question, Map<String, @Nullable Object> deed) {
    return number(deed, "at_micros") < question.period().toMicros();
  }

  private static boolean isOrdered(
      Map<String, @Nullable Object> added, List<Map<String, @Nullable Object>> deeds) {
    return deeds.stream()
        .filter(deed -> "order.place".equals(deed.get("name")))
        .filter(deed -> deed.get("sid").equals(added.get("sid")))
        .anyMatch(deed -> number(deed, "idx") > number(added, "idx"));
  }

  private static List<List<@Nullable Object>> carts(History history, Question question) {
    List<Map<String, @Nullable Object>> deeds = ever(history, question, "cart.add", "order.place");
    List<Map<String, @Nullable Object>> added =
        deeds.stream()
            .filter(deed -> "cart.add".equals(deed.get("name")) && isBefore(question, deed))
            .toList();
    return told(
        history,
        question,
        added,
        (deed, q) -> List.of(),
        rows -> {
          long carts = trails(rows, deed -> true);
          long ordered = trails(rows, deed -> isOrdered(deed, deeds));
          // a trail of two people is one cart, of whom the greater name counts
          Map<Object, String> whose = new HashMap<>();
          rows.forEach(
              deed ->
                  whose.merge(
                      Objects.requireNonNull(deed.get("sid")),
                      visitor(history.visitOf(deed)).toString(),
                      (a, b) -> a.compareTo(b) > 0 ? a : b));
          return Arrays.asList(
              carts,
              whose.values().stream().distinct().count(),
              ordered,
              carts - ordered,
              quotient(carts - ordered, carts));
        });
  }

  private static List<Map<String, @Nullable Object>> shown(
      List<Map<String, @Nullable Object>> deeds, Question question) {
    return deeds.stream()
        .filter(deed -> !"order.place".equals(deed.get("name")) && isBefore(question, deed))
        .toList();
  }

  private static boolean is(Map<String, @Nullable Object> deed, String name) {
    return name.equals(deed.get("name"));
  }

  /** Of what happens to it next in its cart the order comes first. */
  private static boolean isBought(
      Map<String, @Nullable Object> added, List<Map<String, @Nullable Object>> deeds) {
    return deeds.stream()
        .filter(deed -> deed.get("sid").equals(added.get("sid")))
        .filter(deed -> number(deed, "idx") > number(added, "idx"))
        .filter(
            deed ->
                is(deed, "order.place")
                    || (is(deed, "cart.remove")
                        && Objects.equals(deed.get("item"), added.get("item"))))
        .min(Comparator.comparingLong(deed -> number(deed, "idx")))
        .filter(deed -> is(deed, "order.place"))
        .isPresent();
  }

  private static List<List<@Nullable Object>> products(History history, Question question) {
    List<Map<String, @Nullable Object>> deeds =
        ever(history, question, "product.view", "cart.add", "cart.remove", "order.place");
    return told(
        history,
        question,
        shown(deeds, question).stream().filter(deed -> !is(deed, "cart.remove")).toList(),
        columns("item"),
        rows -> {
          long viewed = trails(rows, deed -> is(deed, "product.view"));
          long added = trails(rows, deed -> is(deed, "cart.add"));
          long ordered = trails(rows, deed -> is(deed, "cart.add") && isBought(deed, deeds));
          return Arrays.asList(
              viewed,
              peopleOf(history, rows),
              added,
              ordered,
              quotient(added, viewed),
              quotient(ordered, added));
        });
  }

  private static List<List<@Nullable Object>> unbought(History history, Question question) {
    List<List<@Nullable Object>> out = new ArrayList<>();
    for (List<@Nullable Object> line : products(history, question)) {
      int keys = line.size() - 6;
      if (!Objects.equals(line.get(keys + 2), 0L) && Objects.equals(line.get(keys + 3), 0L)) {
        List<@Nullable Object> told = new ArrayList<>(line.subList(0, keys));
        told.addAll(
            Arrays.asList(
                line.get(keys + 2), line.get(keys + 1), line.get(keys), line.get(keys + 4)));
        out.add(told);
      }
    }
    return out;
  }

  private static List<List<@Nullable Object>> checkout(History history, Question question) {
    List<Map<String, @Nullable Object>> deeds =
        ever(history, question, "checkout.step", "order.place");
    return told(
        history,
        question,
        shown(deeds, question),
        (deed, q) -> List.of(Objects.requireNonNullElse(deed.get("step"), "(not named)")),
        rows -> {
          long trails = trails(rows, deed -> true);
          long lost =
              rows.stream()
                  .filter(
                      step ->
                          deeds.stream()
                              .filter(deed -> deed.get("sid").equals(step.get("sid")))
                              .noneMatch(
                                  deed -> number(deed, "at_micros") > number(step, "at_micros")))
                  .count();
          return Arrays.asList(
              trails, peopleOf(history, rows), (long) rows.size(), lost, quotient(lost, trails));
        });
  }

  private static List<List<@Nullable Object>> abandoned(History history, Question question) {
    List<Map<String, @Nullable Object>> deeds =
        ever(history, question, "cart.add", "cart.remove", "order.place");
    List<Map<String, @Nullable Object>> open =
        shown(deeds, question).stream().filter(deed -> !isOrdered(deed, deeds)).toList();
    List<List<@Nullable Object>> out = new ArrayList<>();
    References.groups(open, question, columns("sid", "item", "currency"), history)
        .forEach(
            (key, rows) -> {
              long pieces = 0;
              long milli = 0;
              for (Map<String, @Nullable Object> deed : rows) {
                long quantity = deed.get("quantity") == null ? 1 : number(deed, "quantity");
                pieces += is(deed, "cart.add") ? quantity : -quantity;
                milli +=
                    is(deed, "cart.add") && deed.get("value_milli") != null
                        ? quantity * number(deed, "value_milli")
                        : 0;
              }
              if (pieces > 0) {
                out.add(row(key, List.of(pieces, BigDecimal.valueOf(milli, 3))));
              }
            });
    return out;
  }
}
