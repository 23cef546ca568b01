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
import org.sessiontrail.insight.segment.Field;
import org.sessiontrail.insight.sql.SqlFile;
import org.sessiontrail.insight.sql.SqlPart;
import org.sessiontrail.insight.statistic.Holm;
import org.sessiontrail.insight.statistic.NormalLaw;
import org.sessiontrail.insight.statistic.Proportions;
import org.sessiontrail.store.StoreException;

/** What is preferred more, or less, than in the period before. */
public final class Shifts extends DefinedReport {
  private static final String TOPIC = "topic";
  private static final SqlFile TOPICS = SqlFile.named("shifts-topics");
  private static final List<Column> COLUMNS =
      List.of(
          new Column("value", Column.Type.TEXT, null),
          new Column("now", Column.Type.INTEGER, "visits or page views"),
          new Column("before", Column.Type.INTEGER, "visits or page views"),
          SeriesReport.decimal("share_now", "of all"),
          SeriesReport.decimal("share_before", "of all"),
          SeriesReport.decimal("change", "of all"),
          SeriesReport.decimal("z", "standard errors"),
          new Column("statement", Column.Type.TEXT, null));

  /** The report. */
  public Shifts() {
    super(
        new Words(
            "shifts",
            "long term",
            "Shifts of preference",
            "How visits that began in the period are distributed over the values of a field, or page"
                + " views over topics, beside the period of equal length before; the greatest"
                + " changes first. z is that of a two-proportion test of each value against all"
                + " others, and the statement is corrected for the number of values (Holm). It"
                + " takes visits as independent."),
        List.of("shifts", TOPICS.name()));
  }

  @Override
  public List<Parameter> parameters() {
    return List.of(
        Parameter.once(
            "of", "topic, or a field of visits: channel (unless given), device, country…"));
  }

  @Override
  public Table table(Question question, InsightRows rows) throws QuestionMistakes, StoreException {
    List<Change> found = new ArrayList<>();
    for (@Nullable Object[] row : rows.rows(statement(question))) {
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
    List<Proportions> tests =
        told.stream().map(each -> new Proportions(each.before(), before, each.now(), now)).toList();
    double[] chances = new double[tests.size()];
    Arrays.setAll(
        chances, i -> tests.get(i).isTestable() ? NormalLaw.twoSided(tests.get(i).z()) : 1);
    double[] corrected = Holm.corrected(chances);
    List<List<@Nullable Object>> out = new ArrayList<>();
    for (int i = 0; i < told.size(); i++) {
      Proportions test = tests.get(i);
      out.add(
          Arrays.asList(
              told.get(i).item(),
              told.get(i).now(),
              told.get(i).before(),
              SeriesReport.told(test.second()),
              SeriesReport.told(test.first()),
              SeriesReport.told(test.second() - test.first()),
              test.isTestable() ? SeriesReport.told(test.z()) : null,
              test.isTestable() ? Holm.statement(corrected[i]) : "too few to tell"));
    }
    Comparator<List<@Nullable Object>> greatest =
        Comparator.comparing(row -> ((java.math.BigDecimal) row.get(5)).abs().negate());
    out.sort(greatest.thenComparing(row -> String.valueOf(row.get(0))));
    return out;
  }

  /** The statement of a question. */
  SqlPart statement(Question question) throws QuestionMistakes {
    String of = question.text("of", Field.CHANNEL.id());
    Map<String, Object> since = Map.of("before", question.period().previous().fromMicros());
    if (of.equals(TOPIC)) {
      return statement(TOPICS, question, Map.of(), since);
    }
    Field field = Field.of(of).filter(Field::isOfVisits).orElse(null);
    if (field == null) {
      throw new QuestionMistakes(
          List.of(
              "TRK-0694 of is topic, or one of "
                  + String.join(", ", Field.ofVisits().stream().map(Field::id).toList())));
    }
    Map<String, SqlPart> places = Map.of("value", new SqlPart(field.sql(), List.of()));
    return statement(question, places, since);
  }
}
