package org.sessiontrail.insight.trend;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.sessiontrail.insight.question.Column;
import org.sessiontrail.insight.question.DefinedReport;
import org.sessiontrail.insight.question.InsightRows;
import org.sessiontrail.insight.question.Parameter;
import org.sessiontrail.insight.question.Question;
import org.sessiontrail.insight.question.QuestionMistakes;
import org.sessiontrail.insight.question.Table;
import org.sessiontrail.insight.sql.SqlFile;
import org.sessiontrail.insight.statistic.Holm;
import org.sessiontrail.insight.statistic.NormalLaw;
import org.sessiontrail.store.StoreException;

/**
 * What emerges and what fades. The growth of an item is a rate ratio that is drawn to 1 by ten
 * occurrences more on both sides, so that a few of them are no news (additive shrinkage, as the
 * gamma prior of DuMouchel, Bayesian data mining in large frequency tables, The American
 * Statistician 53, 1999). Whether it is chance is the conditional test of two Poisson rates: of all
 * occurrences of the item as many fell in the period as of everything (Przyborowski and Wilenski,
 * Biometrika 31, 1940), by the normal law, corrected by Holm.
 */
public final class Rising extends DefinedReport {
  private static final List<String> SORTS = List.of("page", "search", "product", "topic");
  private static final double PRIOR = 10;
  private static final List<Column> COLUMNS =
      List.of(
          new Column("item", Column.Type.TEXT, null),
          new Column("now", Column.Type.INTEGER, "times"),
          new Column("before", Column.Type.INTEGER, "times"),
          SeriesReport.decimal("growth", "of what everything grew by"),
          SeriesReport.decimal("z", "standard errors"),
          new Column("state", Column.Type.TEXT, null));

  /** The report. */
  public Rising() {
    super(
        new Words(
            "rising",
            "long term",
            "Emerging and fading",
            "Pages, searches, products or topics in the period beside the one of equal length"
                + " before, the greatest growth and decline first. Growth is how many times as"
                + " often, less what everything grew by, ten occurrences added on both sides so"
                + " that a few are no news; emerging and gone, rising and fading are those whose"
                + " change chance does not explain at 5 %, corrected for their number (Holm)."),
        SORTS.stream().map(each -> "rising-" + each).toList());
  }

  @Override
  public List<Parameter> parameters() {
    return List.of(
        Parameter.once("of", "One of " + String.join(", ", SORTS) + "; page unless given."));
  }

  @Override
  public Table table(Question question, InsightRows rows) throws QuestionMistakes, StoreException {
    String of = question.text("of", SORTS.get(0));
    if (!SORTS.contains(of)) {
      throw new QuestionMistakes(List.of("TRK-0695 of is one of " + String.join(", ", SORTS)));
    }
    Map<String, Object> since = Map.of("before", question.period().previous().fromMicros());
    List<Change> found = new ArrayList<>();
    for (@Nullable Object[] row :
        rows.rows(statement(SqlFile.named("rising-" + of), question, Map.of(), since))) {
      found.add(Change.of(row));
    }
    long now = found.stream().mapToLong(Change::now).sum();
    long before = found.stream().mapToLong(Change::before).sum();
    if (now == 0 || before == 0) {
      String which = now == 0 ? "The period" : "The period before";
      return new Table(COLUMNS, List.of(), 0, List.of(which + " has nothing to be compared."));
    }
    BitSet hidden = Change.hidden(found, question.audience().least());
    List<Change> told = new ArrayList<>();
    for (int i = 0; i < found.size(); i++) {
      if (!hidden.get(i)) {
        told.add(found.get(i));
      }
    }
    return new Table(COLUMNS, rows(told, now, before), hidden.cardinality(), List.of())
        .cut(question.view().limit());
  }

  private static List<List<@Nullable Object>> rows(List<Change> told, long now, long before) {
    double share = (double) now / (now + before);
    double[] z = new double[told.size()];
    double[] growth = new double[told.size()];
    for (int i = 0; i < z.length; i++) {
      Change each = told.get(i);
      double all = each.now() + each.before();
      z[i] = (each.now() - all * share) / Math.sqrt(all * share * (1 - share));
      double expected = each.before() * ((double) now / before);
      growth[i] = (each.now() + PRIOR) / (expected + PRIOR);
    }
    double[] chances = Holm.corrected(Arrays.stream(z).map(NormalLaw::twoSided).toArray());
    Integer[] order = new Integer[z.length];
    Arrays.setAll(order, i -> i);
    Arrays.sort(order, Comparator.comparingDouble(i -> -Math.abs(Math.log(growth[i]))));
    List<List<@Nullable Object>> out = new ArrayList<>();
    for (int i : order) {
      Change each = told.get(i);
      out.add(
          Arrays.asList(
              each.item(),
              each.now(),
              each.before(),
              SeriesReport.told(growth[i]),
              SeriesReport.told(z[i]),
              chances[i] > 0.05 ? "may be chance" : state(each, growth[i])));
    }
    return out;
  }

  private static String state(Change of, double growth) {
    if (of.before() == 0) {
      return "emerging";
    }
    return of.now() == 0 ? "gone" : growth > 1 ? "rising" : "fading";
  }
}
