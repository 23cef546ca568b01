package org.sessiontrail.detect.rule.habit;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How likely people are to go from one route to the next: counts of steps, of which old ones count
 * less and less. Knows at most {@value #MOST_ROUTES} routes and {@value #MOST_STEPS} steps; what
 * comes later is one more route together.
 *
 * <p>Threads: one.
 */
final class RouteModel {
  static final int MOST_ROUTES = 400;
  static final int MOST_STEPS = 20_000;

  private static final double ADDED = 0.1;
  private static final double LEAST = 0.05;

  private final Map<Long, Integer> routes = new LinkedHashMap<>();
  private final Map<Integer, Double> from = new HashMap<>();
  private final Map<Long, Double> steps = new LinkedHashMap<>();

  /** The number of a route, given now if it has none; 0 for all beyond the most. */
  int number(long route) {
    Integer known = routes.get(route);
    if (known != null) {
      return known;
    }
    if (routes.size() >= MOST_ROUTES) {
      return 0;
    }
    int number = routes.size() + 1;
    routes.put(route, number);
    return number;
  }

  private static long step(int before, int now) {
    return (long) before << Integer.SIZE | now;
  }

  /** The logarithm of how likely {@code now} is after {@code before}. */
  double logLikelihood(int before, int now) {
    double taken = steps.getOrDefault(step(before, now), 0.0);
    double all = from.getOrDefault(before, 0.0);
    return Math.log((taken + ADDED) / (all + ADDED * (routes.size() + 1)));
  }

  /** Learns a step. */
  void learn(int before, int now) {
    from.merge(before, 1.0, Double::sum);
    long step = step(before, now);
    if (steps.containsKey(step) || steps.size() < MOST_STEPS) {
      steps.merge(step, 1.0, Double::sum);
    }
  }

  /** What was learned counts half from now on. */
  void fade() {
    from.replaceAll((route, count) -> count / 2);
    steps.replaceAll((step, count) -> count / 2);
    steps.values().removeIf(count -> count < LEAST);
  }

  void write(DataOutput out) throws IOException {
    out.writeInt(routes.size());
    for (long route : routes.keySet()) {
      out.writeLong(route);
    }
    out.writeInt(from.size());
    for (Map.Entry<Integer, Double> each : from.entrySet()) {
      out.writeInt(each.getKey());
      out.writeDouble(each.getValue());
    }
    out.writeInt(steps.size());
    for (Map.Entry<Long, Double> each : steps.entrySet()) {
      out.writeLong(each.getKey());
      out.writeDouble(each.getValue());
    }
  }

  void read(DataInput in) throws IOException {
    routes.clear();
    from.clear();
    steps.clear();
    for (int left = in.readInt(); left > 0; left--) {
      routes.put(in.readLong(), routes.size() + 1);
    }
    for (int left = in.readInt(); left > 0; left--) {
      from.put(in.readInt(), in.readDouble());
    }
    for (int left = in.readInt(); left > 0; left--) {
      steps.put(in.readLong(), in.readDouble());
    }
  }
}
