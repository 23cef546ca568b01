package org.sessiontrail.insight.trend;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.sessiontrail.insight.question.InsightRows;
import org.sessiontrail.insight.segment.Condition;
import org.sessiontrail.insight.segment.Field;
import org.sessiontrail.insight.segment.Operator;
import org.sessiontrail.store.StoreException;

/**
 * What values of fields have to do with the difference of a piece from what is expected of it. The
 * share of the difference is the explanatory power of Bhagwan and others (Adtributor: revenue
 * debugging in advertising systems, NSDI 2014); in place of their measure of surprise stands how
 * far it is above the value's usual share, which is what is expected of everybody times its part of
 * the four seasons before and after.
 */
final class Contributions {
  private static final List<Field> FIELDS =
      List.of(
          Field.DEVICE,
          Field.BROWSER,
          Field.SYSTEM,
          Field.COUNTRY,
          Field.LANGUAGE,
          Field.CHANNEL,
          Field.SOURCE,
          Field.CAMPAIGN,
          Field.RELEASE,
          Field.ENTRY_PAGE);
  private static final int SEASONS = 4;
  private static final double LEAST_SHARE = 0.5;
  private static final double LEAST_LIFT = 0.2;

  private final Map<Condition, Series> values;
  private final @Nullable Series whole;
  private final @Nullable Decomposition parts;

  /**
   * One value's part of a difference.
   *
   * @param condition which visits, as a segment
   * @param share of the difference
   * @param usual share of what is expected
   */
  record Part(String condition, double share, double usual) {
    double lift() {
      return Math.min(1, share) - usual;
    }
  }

  private Contributions(
      Map<Condition, Series> values, @Nullable Series whole, @Nullable Decomposition parts) {
    this.values = values;
    this.whole = whole;
    this.parts = parts;
  }

  /** Nothing is behind anything. */
  static Contributions none() {
    return new Contributions(Map.of(), null, null);
  }

  /** Reads the series of every value of every field. */
  static Contributions of(SeriesQuestion asked, Series whole, Decomposition parts, InsightRows rows)
      throws StoreException {
    Map<Condition, Series> out = new LinkedHashMap<>();
    for (Field field : FIELDS) {
      asked
          .read(rows, field, whole)
          .forEach((value, series) -> out.put(new Condition(field, Operator.EQUAL, value), series));
    }
    return new Contributions(out, whole, parts);
  }

  /** The value behind piece {@code i}; null when none stands out of {@code least} people. */
  @Nullable Part behind(int i, int least) {
    Part best = null;
    for (Map.Entry<Condition, Series> each : values.entrySet()) {
      Part part = part(each.getKey(), each.getValue(), i, least);
      if (part != null
          && part.share() >= LEAST_SHARE
          && part.lift() >= LEAST_LIFT
          && (best == null || part.lift() > best.lift())) {
        best = part;
      }
    }
    return best;
  }

  private @Nullable Part part(Condition condition, Series value, int i, int least) {
    if (whole == null || parts == null) {
      return null;
    }
    double some = 0;
    double all = 0;
    long people = 0;
    for (int k = -SEASONS; k <= SEASONS; k++) {
      int at = i + k * whole.season();
      if (k != 0 && at >= 0 && at < whole.size() && !Double.isNaN(whole.value(at))) {
        some += value.value(at);
        all += whole.value(at);
        people = Math.max(people, value.people(at));
      }
    }
    long now = value.people(i);
    boolean isTold = (now == 0 || now >= least) && Math.max(now, people) >= least;
    if (!isTold) {
      return null;
    }
    double usual = all == 0 ? 0 : some / all;
    double expected = parts.expected(i);
    double share = (value.value(i) - usual * expected) / (whole.value(i) - expected);
    return new Part(condition.text(), share, usual);
  }
}
