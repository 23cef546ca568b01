package org.sessiontrail.insight.funnel;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.sessiontrail.insight.segment.Step;
import org.sessiontrail.insight.sql.SqlPart;

/**
 * The statement of a funnel with as many steps as there are.
 *
 * <p>Each event that meets step n carries, in {@code sn}, the latest time at which a way through
 * the steps before it began: of all ways to it that is the one with most time left in the window
 * and with the least chance to have something excluded in it.
 */
final class FunnelSql {
  private final FunnelPlan plan;
  private final int steps;

  FunnelSql(FunnelPlan plan) {
    this.plan = plan;
    this.steps = plan.steps().size();
  }

  /** What stands at the places of a file. */
  Map<String, SqlPart> places() {
    Map<String, SqlPart> places = new HashMap<>();
    places.put(
        "who",
        sql(
            plan.isOfVisitors()
                ? "m.visitor AS who, 0 AS which"
                : "m.sid AS who, m.visit_num AS which"));
    places.put("flags", flags());
    places.put("kept", sql(plan.order() == FunnelPlan.Order.STRICT ? "1 = 1" : kept()));
    places.put("chain", sql(plan.order() == FunnelPlan.Order.ANY ? anyOrder() : chain()));
    places.put("reached", sql(each(1, this::reached)));
    places.put("durations", sql(each(2, FunnelSql::duration)));
    places.put("ranks", sql(each(2, FunnelSql::rank)));
    places.put("told", sql(each(1, FunnelSql::told) + ", " + each(2, FunnelSql::median)));
    places.put("last", sql(lastReached()));
    return places;
  }

  private static SqlPart sql(String text) {
    return new SqlPart(text, List.of());
  }

  private String each(int from, IntFunction<String> of) {
    return IntStream.rangeClosed(from, steps).mapToObj(of).collect(Collectors.joining(", "));
  }

  private SqlPart flags() {
    List<String> texts = new ArrayList<>();
    List<Object> values = new ArrayList<>();
    flag(plan.exclusion(), 0, texts, values);
    for (int step = 1; step <= steps; step++) {
      flag(plan.steps().get(step - 1), step, texts, values);
    }
    return new SqlPart(String.join(", ", texts), values);
  }

  private static void flag(
      @Nullable Step step, int number, List<String> texts, List<Object> values) {
    if (step == null) {
      texts.add("0 AS m" + number);
      return;
    }
    SqlPart met = step.predicate();
    texts.add("CASE WHEN " + met.text() + " THEN 1 ELSE 0 END AS m" + number);
    values.addAll(met.values());
  }

  private String kept() {
    return "m.m0 + "
        + IntStream.rangeClosed(1, steps)
            .mapToObj(n -> "m.m" + n)
            .collect(Collectors.joining(" + "))
        + " > 0";
  }

  /** From the first step on: when the latest way to each event began. */
  private String chain() {
    String before =
        plan.order() == FunnelPlan.Order.STRICT
            ? "ROWS BETWEEN 1 PRECEDING AND 1 PRECEDING"
            : "ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING";
    String inner =
        "SELECT k.*, CASE WHEN k.m1 = 1 THEN k.at_micros END AS s1,"
            + " MAX(CASE WHEN k.m0 = 1 THEN k.at_micros END) OVER (PARTITION BY k.part, k.who,"
            + " k.which ORDER BY k.idx ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING) AS barred"
            + " FROM kept k";
    for (int step = 2; step <= steps; step++) {
      String back = "b" + step;
      String next = "n" + step;
      inner =
          "SELECT %2$s.*, CASE WHEN %2$s.m%3$d = 1 AND %2$s.at_micros - %2$s.p%3$d <= %4$d AND (%2$s.barred IS NULL OR %2$s.p%3$d > %2$s.barred) THEN %2$s.p%3$d END AS s%3$d FROM (SELECT %1$s.*, MAX(%1$s.s%5$d) OVER (PARTITION BY %1$s.part, %1$s.who, %1$s.which ORDER BY %1$s.idx %6$s) AS p%3$d FROM (%7$s) %1$s) %2$s"
              .formatted(back, next, step, plan.windowMicros(), step - 1, before, inner);
    }
    return inner;
  }

  /** How many steps were taken within the window that begins with each event. */
  private String anyOrder() {
    String taken =
        IntStream.rangeClosed(1, steps)
            .mapToObj(
                step ->
                    "MAX(k.m%d) OVER (PARTITION BY k.part, k.who, k.which ORDER BY k.at_micros RANGE BETWEEN CURRENT ROW AND %d FOLLOWING)"
                        .formatted(step, plan.windowMicros()))
            .collect(Collectors.joining(" + "));
    return "SELECT k.*, " + taken + " AS taken FROM kept k";
  }

  private String reached(int step) {
    return plan.order() == FunnelPlan.Order.ANY
        ? "CASE WHEN MAX(c.taken) >= %1$d THEN 0 END AS t%1$d".formatted(step)
        : "MIN(CASE WHEN c.s%1$d IS NOT NULL THEN c.at_micros END) AS t%1$d".formatted(step);
  }

  private static String duration(int step) {
    return "CASE WHEN p.t%1$d > p.t%2$d THEN p.t%1$d - p.t%2$d WHEN p.t%1$d IS NOT NULL THEN 0 END AS d%1$d"
        .formatted(step, step - 1);
  }

  private static String rank(int step) {
    return "ROW_NUMBER() OVER (PARTITION BY q.part ORDER BY CASE WHEN q.d%1$d IS NULL THEN 1 ELSE 0 END, q.d%1$d, q.who, q.which) AS r%1$d, COUNT(q.d%1$d) OVER (PARTITION BY q.part) AS n%1$d"
        .formatted(step);
  }

  private static String told(int step) {
    return "COUNT(z.t%1$d) AS c%1$d, COUNT(DISTINCT CASE WHEN z.t%1$d IS NOT NULL THEN z.visitor END) AS v%1$d"
        .formatted(step);
  }

  private static String median(int step) {
    return "MAX(CASE WHEN 2 * z.r%1$d = z.n%1$d OR 2 * z.r%1$d = z.n%1$d + 1 THEN z.d%1$d END) AS e%1$d"
        .formatted(step);
  }

  private String lastReached() {
    StringBuilder out = new StringBuilder("CASE");
    for (int step = steps; step > 1; step--) {
      out.append(" WHEN p.t").append(step).append(" IS NOT NULL THEN ").append(step);
    }
    return out + " ELSE 1 END";
  }
}
