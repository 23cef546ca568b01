package org.sessiontrail.insight.traffic;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.sessiontrail.insight.question.Form;
import org.sessiontrail.insight.question.Moments;
import org.sessiontrail.insight.question.Parameter;
import org.sessiontrail.insight.question.Question;
import org.sessiontrail.insight.question.QuestionMistakes;
import org.sessiontrail.insight.question.SqlReport;
import org.sessiontrail.insight.sql.SqlPart;

/** Visits in the course of time. */
public final class Trend extends SqlReport {
  private static final String BY = "by";

  /** The report. */
  public Trend() {
    super(
        new Words(
            "trend",
            "traffic",
            "Trend",
            "Visits by when they began: hours, days, weeks from Monday, months or years of the time"
                + " zone. Pieces of the previous period are compared in their order. The first and"
                + " the last piece may be cut off by the period."
                + BOUNCE),
        Form.of("begin").visits());
  }

  @Override
  public List<Parameter> parameters() {
    return List.of(
        Parameter.once(
            BY,
            "Length of the pieces: " + String.join(", ", Moments.ids()) + "; day unless given."));
  }

  @Override
  protected Map<String, SqlPart> places(Question question) throws QuestionMistakes {
    String sql = by(question).sql("v.start_micros", question.period());
    return Map.of("moment", new SqlPart(sql, List.of()));
  }

  @Override
  protected @Nullable String key(int number, @Nullable String given, Question question)
      throws QuestionMistakes {
    return given == null ? null : by(question).name(Long.parseLong(given));
  }

  @Override
  protected List<List<@Nullable Object>> expected(Question question) throws QuestionMistakes {
    List<List<@Nullable Object>> out = new ArrayList<>();
    by(question).names(question.period()).forEach(name -> out.add(new ArrayList<>(List.of(name))));
    return out;
  }

  @Override
  protected List<@Nullable Object> aligned(List<@Nullable Object> keys, Question question)
      throws QuestionMistakes {
    Moments by = by(question);
    int last = keys.size() - 1;
    int number = by.names(question.period()).indexOf(keys.get(last));
    List<String> before = by.names(question.period().previous());
    List<@Nullable Object> out = new ArrayList<>(keys);
    out.set(last, number < before.size() ? before.get(number) : null);
    return out;
  }

  @Override
  protected Comparator<List<@Nullable Object>> order(int keys) {
    return Comparator.comparing(row -> String.valueOf(row.get(keys - 1)));
  }

  private static Moments by(Question question) throws QuestionMistakes {
    String typed = question.text(BY, Moments.DAY.id());
    Moments by = Moments.of(typed).orElse(null);
    if (by == null) {
      throw new QuestionMistakes(
          List.of("TRK-0635 by is one of " + String.join(", ", Moments.ids())));
    }
    if (by.names(question.period()).size() > by.most()) {
      throw new QuestionMistakes(
          List.of("TRK-0635 the period has more than " + by.most() + " pieces of one " + typed));
    }
    return by;
  }
}
