package org.sessiontrail.insight.cohort;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.sessiontrail.insight.question.Column;
import org.sessiontrail.insight.question.DefinedReport;
import org.sessiontrail.insight.question.InsightRows;
import org.sessiontrail.insight.question.Moments;
import org.sessiontrail.insight.question.Parameter;
import org.sessiontrail.insight.question.Period;
import org.sessiontrail.insight.question.Question;
import org.sessiontrail.insight.question.QuestionMistakes;
import org.sessiontrail.insight.question.Table;
import org.sessiontrail.insight.segment.Segment;
import org.sessiontrail.insight.segment.SegmentMistake;
import org.sessiontrail.insight.sql.SqlPart;
import org.sessiontrail.store.StoreException;

/** Who comes back. */
public final class Retention extends DefinedReport {
  private static final int DIGITS = 6;
  private static final int MOST_PIECES = 400;
  private static final List<Column> COLUMNS =
      List.of(
          new Column("cohort", Column.Type.TEXT, null),
          new Column("size", Column.Type.INTEGER, "people"),
          new Column("later", Column.Type.INTEGER, "days, weeks or months"),
          new Column("visitors", Column.Type.INTEGER, "people"),
          new Column("rate", Column.Type.DECIMAL, "of size"),
          new Column("state", Column.Type.TEXT, null));

  /** The report. */
  public Retention() {
    super(
        new Words(
            "retention",
            "cohorts",
            "Cohort retention",
            "People by the day, week or month in which they joined, and how many of them made a visit"
                + " so many days, weeks or months later. They join once, with the first visit of all of the"
                + " log that the segment means, or that the parameter cohort means; whoever joined before"
                + " the period is not told. Pieces that the period cuts off are incomplete."));
  }

  @Override
  public List<Parameter> parameters() {
    return List.of(
        Parameter.once("by", "Length of the pieces: day, week (unless given) or month."),
        Parameter.segment(
            "cohort",
            "Segment of the visits with which people join; those of the segment unless given."));
  }

  @Override
  public Table table(Question question, InsightRows rows) throws QuestionMistakes, StoreException {
    Moments by = by(question);
    Map<String, Map<String, long[]>> found = new HashMap<>();
    for (@Nullable Object[] row : rows.rows(statement(question, by))) {
      found
          .computeIfAbsent(by.name(number(row[0])), none -> new HashMap<>())
          .put(by.name(number(row[1])), new long[] {number(row[2]), number(row[3])});
    }
    List<String> pieces = by.names(question.period());
    List<CohortCells.Cell> cells = new ArrayList<>();
    for (int cohort = 0; cohort < pieces.size(); cohort++) {
      Map<String, long[]> told = found.getOrDefault(pieces.get(cohort), Map.of());
      long[] joined = told.get(pieces.get(cohort));
      long size = joined == null ? 0 : joined[1];
      for (int later = 0; size > 0 && cohort + later < pieces.size(); later++) {
        long[] row = told.get(pieces.get(cohort + later));
        cells.add(new CohortCells.Cell(cohort, later, size, row == null ? 0 : row[0]));
      }
    }
    BitSet hidden = new CohortCells(cells, question.audience().least()).hidden();
    List<List<@Nullable Object>> out = new ArrayList<>();
    for (int i = 0; i < cells.size(); i++) {
      if (!hidden.get(i)) {
        CohortCells.Cell cell = cells.get(i);
        boolean complete =
            isComplete(cell.cohort(), pieces, by, question.period())
                && isComplete(cell.piece(), pieces, by, question.period());
        String name = pieces.get(cell.cohort());
        out.add(row(name, cell.size(), cell.later(), cell.people(), complete));
      }
    }
    return new Table(COLUMNS, out, hidden.cardinality(), List.of()).cut(question.view().limit());
  }

  private static List<@Nullable Object> row(
      String cohort, long size, int later, long people, boolean complete) {
    List<@Nullable Object> out = new ArrayList<>();
    out.add(cohort);
    out.add(size);
    out.add((long) later);
    out.add(people);
    out.add(
        BigDecimal.valueOf(people).divide(BigDecimal.valueOf(size), DIGITS, RoundingMode.HALF_UP));
    out.add(complete ? "complete" : "incomplete");
    return out;
  }

  /** Whether no part of a piece is outside of the period. */
  private static boolean isComplete(int number, List<String> pieces, Moments by, Period period) {
    boolean cutOff =
        number == pieces.size() - 1
            && by.nameAt(period.toMicros(), period).equals(pieces.get(number));
    boolean cutOn =
        number == 0 && by.nameAt(period.fromMicros() - 1, period).equals(pieces.get(number));
    return !cutOff && !cutOn;
  }

  private SqlPart statement(Question question, Moments by) throws QuestionMistakes {
    SqlPart moment = new SqlPart(by.sql("v.start_micros", question.period()), List.of());
    return statement(question, Map.of("joins", joins(question), "moment", moment), Map.of());
  }

  private static SqlPart joins(Question question) throws QuestionMistakes {
    String cohort = question.text("cohort", "");
    try {
      return cohort.isEmpty() ? question.segment().predicate() : Segment.of(cohort).predicate();
    } catch (SegmentMistake e) {
      throw new QuestionMistakes(List.of(String.valueOf(e.getMessage())));
    }
  }

  private static Moments by(Question question) throws QuestionMistakes {
    Moments by = Moments.of(question.text("by", Moments.WEEK.id())).orElse(Moments.HOUR);
    if (by == Moments.HOUR || by == Moments.YEAR) {
      throw new QuestionMistakes(List.of("TRK-0635 by is day, week or month"));
    }
    if (by.names(question.period()).size() > MOST_PIECES) {
      throw new QuestionMistakes(
          List.of(
              "TRK-0635 the period has more than " + MOST_PIECES + " pieces of one " + by.id()));
    }
    return by;
  }
}
