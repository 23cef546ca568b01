package org.sessiontrail.insight.trend;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sessiontrail.insight.question.Column;
import org.sessiontrail.insight.question.InsightRows;
import org.sessiontrail.insight.question.Table;

/** A series, taken apart. */
public final class Seasons extends SeriesReport {
  /** The report. */
  public Seasons() {
    super(
        new Words(
            "seasons",
            "long term",
            "Trend and season",
            "A measure piece by piece of the period, as a trend, what the place in the season (the"
                + " hour of the week or day, the day of the week, the week of the year) adds, and"
                + " what is left: medians, after the median slope between equal places. Only whole"
                + " pieces, from the first that has anything in it. Visits, views, visitors and"
                + " conversions count in the piece in which the visit began."));
  }

  @Override
  List<Column> columns(Measure measure) {
    return List.of(
        new Column("begin", Column.Type.TEXT, null),
        decimal("value", measure.unit()),
        decimal("trend", measure.unit()),
        decimal("season", measure.unit()),
        decimal("remainder", measure.unit()));
  }

  @Override
  Table table(SeriesQuestion asked, Series series, List<Column> columns, InsightRows rows) {
    Decomposition parts = Decomposition.of(series);
    double[] remainder = parts.remainder();
    BitSet hidden = hidden(series, asked.question().audience().least());
    List<List<@Nullable Object>> out = new ArrayList<>();
    for (int i = 0; i < series.size(); i++) {
      if (!hidden.get(i)) {
        out.add(
            Arrays.asList(
                series.names().get(i),
                told(series.value(i)),
                told(parts.trend(i)),
                told(parts.season(i)),
                told(remainder[i])));
      }
    }
    return new Table(columns, out, hidden.cardinality(), List.of());
  }
}
