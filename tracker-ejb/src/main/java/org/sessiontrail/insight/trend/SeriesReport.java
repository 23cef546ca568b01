package org.sessiontrail.insight.trend;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.sessiontrail.insight.question.Column;
import org.sessiontrail.insight.question.DefinedReport;
import org.sessiontrail.insight.question.InsightRows;
import org.sessiontrail.insight.question.Parameter;
import org.sessiontrail.insight.question.Question;
import org.sessiontrail.insight.question.QuestionMistakes;
import org.sessiontrail.insight.question.Suppression;
import org.sessiontrail.insight.question.Table;
import org.sessiontrail.store.StoreException;

/** A report on one series, which is answered only where the history is long enough. */
abstract class SeriesReport extends DefinedReport {
  private static final int DIGITS = 3;

  SeriesReport(Words words) {
    super(words, Measure.files());
  }

  @Override
  public List<Parameter> parameters() {
    return SeriesQuestion.PARAMETERS;
  }

  @Override
  public final Table table(Question question, InsightRows rows)
      throws QuestionMistakes, StoreException {
    SeriesQuestion asked = SeriesQuestion.of(question);
    check(question);
    Series series = asked.read(rows);
    List<Column> columns = columns(asked.measure());
    if (!series.isLongEnough()) {
      return new Table(columns, List.of(), 0, List.of(asked.tooShort(series)));
    }
    return table(asked, series, columns, rows)
        .cut(question.view().limit())
        .noted(asked.season(series));
  }

  /** Refuses parameters that do not fit, before anything is read. */
  void check(Question question) throws QuestionMistakes {}

  /** The columns. */
  abstract List<Column> columns(Measure measure);

  /** The numbers of a series that is long enough. */
  abstract Table table(SeriesQuestion asked, Series series, List<Column> columns, InsightRows rows)
      throws StoreException;

  /** Pieces that are not told: few people were there, or such a piece could be computed. */
  static BitSet hidden(Series series, int least) {
    int[] inhabited = IntStream.range(0, series.size()).filter(i -> series.people(i) > 0).toArray();
    List<List<@Nullable String>> keys = new ArrayList<>();
    long[] people = new long[inhabited.length];
    for (int i = 0; i < inhabited.length; i++) {
      keys.add(List.of(series.names().get(inhabited[i])));
      people[i] = series.people(inhabited[i]);
    }
    BitSet out = new BitSet();
    Suppression.of(keys, people, least).stream().forEach(i -> out.set(inhabited[i]));
    return out;
  }

  /** A number as it is told; null where it is unknown. */
  static @Nullable BigDecimal told(double number) {
    return Double.isNaN(number)
        ? null
        : BigDecimal.valueOf(number).setScale(DIGITS, RoundingMode.HALF_UP);
  }

  static Column decimal(String name, String unit) {
    return new Column(name, Column.Type.DECIMAL, unit);
  }
}
