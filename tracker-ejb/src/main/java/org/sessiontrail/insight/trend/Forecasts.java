package org.sessiontrail.insight.trend;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sessiontrail.insight.question.Column;
import org.sessiontrail.insight.question.InsightRows;
import org.sessiontrail.insight.question.Parameter;
import org.sessiontrail.insight.question.Question;
import org.sessiontrail.insight.question.QuestionMistakes;
import org.sessiontrail.insight.question.Table;

/** What a series becomes. */
public final class Forecasts extends SeriesReport {
  private static final int MOST = 400;

  /** The report. */
  public Forecasts() {
    super(
        new Words(
            "forecast",
            "long term",
            "Forecast",
            "What a measure is expected to be in the pieces after the last whole one of the period,"
                + " by additive exponential smoothing of level, slope and season (Holt and"
                + " Winters); 95 of 100 pieces are to lie between low and high, as long as things"
                + " go on as they went. Anomalies of the past are left out of account."));
  }

  @Override
  public List<Parameter> parameters() {
    List<Parameter> out = new ArrayList<>(super.parameters());
    out.add(Parameter.once("ahead", "How many pieces ahead, 1 to 400; 14 unless given."));
    return out;
  }

  @Override
  void check(Question question) throws QuestionMistakes {
    ahead(question);
  }

  private static int ahead(Question question) throws QuestionMistakes {
    String typed = question.text("ahead", "14");
    if (!typed.matches("[1-9]\\d{0,2}") || Integer.parseInt(typed) > MOST) {
      throw new QuestionMistakes(List.of("TRK-0692 ahead is a number from 1 to " + MOST));
    }
    return Integer.parseInt(typed);
  }

  @Override
  List<Column> columns(Measure measure) {
    return List.of(
        new Column("begin", Column.Type.TEXT, null),
        decimal("expected", measure.unit()),
        decimal("low", measure.unit()),
        decimal("high", measure.unit()));
  }

  @Override
  Table table(SeriesQuestion asked, Series series, List<Column> columns, InsightRows rows) {
    int many = Integer.parseInt(asked.question().text("ahead", "14"));
    if (series.everybody() < asked.question().audience().least()) {
      return new Table(columns, List.of(), many, List.of());
    }
    HoltWinters model = new HoltWinters(series, asked.measure().sort() == Measure.Sort.COUNT);
    List<String> names = asked.following(series, many);
    List<List<@Nullable Object>> out = new ArrayList<>();
    for (int i = 0; i < many; i++) {
      HoltWinters.Forecast each = model.ahead(i + 1);
      out.add(
          Arrays.asList(names.get(i), told(each.expected()), told(each.low()), told(each.high())));
    }
    return new Table(columns, out, 0, List.of());
  }
}
