package org.sessiontrail.insight.trend;

import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.sessiontrail.insight.question.DefinedReport;
import org.sessiontrail.insight.question.InsightRows;
import org.sessiontrail.insight.question.Moments;
import org.sessiontrail.insight.question.Parameter;
import org.sessiontrail.insight.question.Period;
import org.sessiontrail.insight.question.Question;
import org.sessiontrail.insight.question.QuestionMistakes;
import org.sessiontrail.insight.segment.Field;
import org.sessiontrail.insight.sql.SqlPart;
import org.sessiontrail.store.StoreException;

/**
 * Which series somebody asks about.
 *
 * @param question the question
 * @param measure what is counted
 * @param by how long pieces are
 * @param currency of revenue
 */
record SeriesQuestion(Question question, Measure measure, Moments by, String currency) {
  static final List<Parameter> PARAMETERS =
      List.of(
          Parameter.once(
              "measure", "One of " + String.join(", ", Measure.ids()) + "; visits unless given."),
          Parameter.once("by", "Length of the pieces: hour, day (unless given) or week."),
          Parameter.once("currency", "Currency of revenue; EUR unless given."));

  private static final int HOURS_OF_DAY = 24;
  private static final int HOURS_OF_WEEK = 168;
  private static final int DAYS_OF_WEEK = 7;
  private static final int WEEKS_OF_YEAR = 52;

  /** How often a season has to have been seen. */
  private static final int CYCLES = 3;

  /** Reads the parameters of {@code question}. */
  static SeriesQuestion of(Question question) throws QuestionMistakes {
    List<String> mistakes = new ArrayList<>();
    Measure measure = Measure.of(question.text("measure", Measure.VISITS.id())).orElse(null);
    if (measure == null) {
      mistakes.add("TRK-0690 measure is one of " + String.join(", ", Measure.ids()));
    }
    Moments by = Moments.of(question.text("by", Moments.DAY.id())).orElse(null);
    if (by == null || by == Moments.MONTH || by == Moments.YEAR) {
      mistakes.add("TRK-0691 by is hour, day or week");
    } else if (by.names(question.period()).size() > by.most()) {
      mistakes.add("TRK-0691 the period has more than " + by.most() + " pieces of one " + by.id());
    }
    String currency = question.text("currency", "EUR");
    if (!currency.matches("[A-Z]{3}")) {
      mistakes.add("TRK-0693 currency is three capital letters: EUR");
    }
    if (measure == null || by == null || !mistakes.isEmpty()) {
      throw new QuestionMistakes(mistakes);
    }
    return new SeriesQuestion(question, measure, by, currency);
  }

  /** Names of the pieces that lie in the period as a whole, and of the first after them. */
  private List<String> whole() {
    Period period = question.period();
    List<String> names = by.names(period);
    boolean cutOn = by.nameAt(period.fromMicros() - 1, period).equals(names.get(0));
    int last = names.size() - 1;
    boolean cutOff = by.nameAt(period.toMicros(), period).equals(names.get(last));
    int to = cutOff ? last : last + 1;
    int from = Math.min(cutOn ? 1 : 0, to);
    return names.subList(from, to);
  }

  /** Names of the pieces that follow the last of a series. */
  List<String> following(Series series, int many) {
    Period period = question.period();
    long length = (many + 2L) * by.longestMicros();
    List<String> names =
        by.names(
            new Period(
                Math.max(period.fromMicros(), period.toMicros() - 3 * by.longestMicros()),
                period.toMicros() + length,
                period.zone()));
    int last = names.indexOf(series.names().get(series.size() - 1));
    return names.subList(last + 1, last + 1 + many);
  }

  /** The series. Before the first piece with anything in it nothing is known of zeros. */
  Series read(InsightRows rows) throws StoreException {
    return read(rows, question).getOrDefault("", series(Map.of(), whole()));
  }

  /** The series of each value of {@code field}, over the pieces of {@code whole}. */
  Map<String, Series> read(InsightRows rows, Field field, Series whole) throws StoreException {
    Question.View view = new Question.View(false, field, question.view().limit());
    Map<String, Series> out = new LinkedHashMap<>();
    grouped(rows, question.shown(view))
        .forEach((value, found) -> out.put(value, series(found, whole.names())));
    return out;
  }

  private Map<String, Series> read(InsightRows rows, Question asked) throws StoreException {
    Map<String, Map<String, double[]>> found =
        grouped(rows, asked.shown(new Question.View(false, null, asked.view().limit())));
    List<String> names = whole();
    Set<String> seen = found.getOrDefault("", Map.of()).keySet();
    int first = 0;
    while (first < names.size() && !seen.contains(names.get(first))) {
      first++;
    }
    List<String> known = names.subList(first, names.size());
    return Map.of("", series(found.getOrDefault("", Map.of()), known));
  }

  /** What the statement gave, by value of the breakdown and name of the piece. */
  private Map<String, Map<String, double[]>> grouped(InsightRows rows, Question asked)
      throws StoreException {
    Map<String, SqlPart> places = new HashMap<>();
    String time = measure.file().name().equals("series-visits") ? "v.start_micros" : "x.at_micros";
    places.put("moment", new SqlPart(by.sql(time, asked.period()), List.of()));
    String sql = measure.sql();
    if (sql != null) {
      places.put("measure", new SqlPart(sql, List.of()));
    }
    Map<String, Object> values = Map.of("currency", currency);
    Map<String, Map<String, double[]>> out = new LinkedHashMap<>();
    for (@Nullable Object[] row :
        rows.rows(DefinedReport.statement(measure.file(), asked, places, values))) {
      String part = row[0] == null ? "" : String.valueOf(row[0]);
      out.computeIfAbsent(part, none -> new HashMap<>())
          .put(
              by.name((long) number(row[1])),
              new double[] {number(row[2]), number(row[3]), number(row[4])});
    }
    return out;
  }

  private Series series(Map<String, double[]> found, List<String> names) {
    double[] values = new double[names.size()];
    long[] people = new long[names.size()];
    Arrays.fill(values, measure.sort() == Measure.Sort.MEAN ? Double.NaN : 0);
    for (int i = 0; i < values.length; i++) {
      double[] row = found.get(names.get(i));
      if (row != null) {
        values[i] = row[0] / row[2];
        people[i] = (long) row[1];
      } else if (isNoTime(names.get(i))) {
        values[i] = Double.NaN;
      }
    }
    return new Series(names, values, people, season(names.size()));
  }

  /** Whether a summer's beginning leaves the hour out. */
  private boolean isNoTime(String name) {
    return by == Moments.HOUR
        && question.period().zone().getRules().getValidOffsets(LocalDateTime.parse(name)).isEmpty();
  }

  /** The longest season that was seen often enough, in pieces. */
  private int season(int size) {
    int[] seasons =
        switch (by) {
          case HOUR -> new int[] {HOURS_OF_WEEK, HOURS_OF_DAY};
          case DAY -> new int[] {DAYS_OF_WEEK};
          default -> new int[] {WEEKS_OF_YEAR, 1};
        };
    for (int season : seasons) {
      if (size >= Math.max(CYCLES * season, season == 1 ? Series.LEAST : 0)) {
        return season;
      }
    }
    return 0;
  }

  /** Why a series is too short, in one sentence. */
  String tooShort(Series series) {
    int least =
        by == Moments.HOUR
            ? CYCLES * HOURS_OF_DAY
            : by == Moments.DAY ? CYCLES * DAYS_OF_WEEK : Series.LEAST;
    return "Too short a history: "
        + series.size()
        + " whole pieces of one "
        + by.id()
        + " since the first that has anything in it, where at least "
        + least
        + " are needed; take a longer period or shorter pieces.";
  }

  /** What the season is, in one sentence. */
  String season(Series series) {
    return series.season() == 1
        ? "No season is looked for: less than three years are known."
        : "The season has " + series.season() + " pieces of one " + by.id() + ".";
  }

  private static double number(@Nullable Object value) {
    return value instanceof Number number ? number.doubleValue() : 0;
  }
}
