package org.sessiontrail.insight.trend;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.sessiontrail.insight.question.Column;
import org.sessiontrail.insight.question.InsightRows;
import org.sessiontrail.insight.question.Table;
import org.sessiontrail.store.StoreException;

/** Where a series departs from what is expected of it, and which visits are behind it. */
public final class Anomalies extends SeriesReport {
  private static final int MOST = 50;

  /** The report. */
  public Anomalies() {
    super(
        new Words(
            "anomalies",
            "long term",
            "Anomalies",
            "Pieces of the period whose number is 3.5 robust deviations and more from trend and"
                + " season, and so far that chance alone shows one in a series of twenty at most;"
                + " counts are granted the deviation of chance, their root. The segment is the"
                + " value of a field that explains most of the difference beyond its usual share:"
                + " share is its part of the difference, usual its part of what is expected. It is"
                + " where to look first, no cause."));
  }

  @Override
  List<Column> columns(Measure measure) {
    return List.of(
        new Column("begin", Column.Type.TEXT, null),
        decimal("value", measure.unit()),
        decimal("expected", measure.unit()),
        decimal("score", "deviations"),
        new Column("segment", Column.Type.TEXT, null),
        decimal("share", "of the difference"),
        decimal("usual", "of what is expected"));
  }

  @Override
  Table table(SeriesQuestion asked, Series series, List<Column> columns, InsightRows rows)
      throws StoreException {
    Decomposition parts = Decomposition.of(series);
    double[] scores = parts.scores(asked.measure().sort() == Measure.Sort.COUNT);
    double threshold = Decomposition.threshold(series.size());
    int least = asked.question().audience().least();
    BitSet hidden = hidden(series, least);
    List<Integer> found =
        IntStream.range(0, series.size())
            .filter(i -> Math.abs(scores[i]) >= threshold)
            .boxed()
            .sorted(Comparator.comparingDouble(i -> -Math.abs(scores[i])))
            .toList();
    List<Integer> shown = found.stream().filter(i -> !hidden.get(i)).limit(MOST).toList();
    Contributions behind =
        shown.isEmpty() || asked.measure().sort() == Measure.Sort.MEAN
            ? Contributions.none()
            : Contributions.of(asked, series, parts, rows);
    List<List<@Nullable Object>> out = new ArrayList<>();
    for (int i : shown) {
      Contributions.Part part = behind.behind(i, least);
      out.add(
          Arrays.asList(
              series.names().get(i),
              told(series.value(i)),
              told(parts.expected(i)),
              told(scores[i]),
              part == null ? null : part.condition(),
              part == null ? null : told(part.share()),
              part == null ? null : told(part.usual())));
    }
    int suppressed = (int) found.stream().filter(hidden::get).count();
    return new Table(columns, out, suppressed, List.of());
  }
}
