package org.sessiontrail.insight.question;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.sessiontrail.insight.sql.SqlFile;
import org.sessiontrail.insight.sql.SqlPart;
import org.sessiontrail.store.StoreException;
import org.sessiontrail.store.TrailQuery;
import org.sessiontrail.store.TrailReader;

/**
 * Answers questions about one application's log.
 *
 * <p>Threads: safe for any number of threads.
 */
public final class Insight {
  private static final SqlFile CAPTURED = SqlFile.named("captured");
  private static final SqlFile BEGINNING = SqlFile.named("beginning");
  private static final SqlFile MATCHING = SqlFile.named("matching");
  private static final SqlFile BEHIND = SqlFile.named("behind");

  private final InsightRows rows;
  private final TrailReader trails;

  /**
   * Answers from the visits in {@code rows}.
   *
   * @param trails the log they are computed from, which tells what is missing
   */
  public Insight(InsightRows rows, TrailReader trails) {
    this.rows = rows;
    this.trails = trails;
  }

  /**
   * The answer of {@code report}.
   *
   * @throws QuestionMistakes when parameters do not fit the report
   * @throws StoreException when the database could not be read
   */
  public Answer answer(Report report, Question question) throws QuestionMistakes, StoreException {
    Completeness completeness = completeness(question.period());
    Table table = report.table(question, rows);
    if (table.rows().isEmpty() && table.notes().isEmpty()) {
      table = table.noted(whyEmpty(table, question, completeness));
    }
    if (completeness.behind() > 0) {
      table =
          table.noted(
              "The visits are "
                  + completeness.behind()
                  + " records behind the log: the newest are missing here.");
    }
    if (table.suppressed() > 0) {
      table =
          table.noted(
              table.suppressed()
                  + " rows are suppressed: fewer than "
                  + question.audience().least()
                  + " people are in them, or such a row could be computed from them.");
    }
    return new Answer(report, question, table, completeness);
  }

  /** When the first visit began, microseconds since 1970; null when there is none. */
  public @Nullable Long beginning() throws StoreException {
    List<@Nullable Object[]> found =
        rows.rows(BEGINNING.with(Map.of(), Map.of("log", SqlPart.LOG)));
    return found.isEmpty() || !(found.get(0)[0] instanceof Number number)
        ? null
        : (Long) number.longValue();
  }

  /** Why there is no row, without telling of fewer people than the audience may know of. */
  private String whyEmpty(Table table, Question question, Completeness completeness)
      throws StoreException {
    if (table.suppressed() > 0) {
      return "There are rows, and none of them may be told.";
    }
    if (completeness.captured() == 0) {
      return "No visit began in the period.";
    }
    long people = number(DefinedReport.statement(MATCHING, question, Map.of(), Map.of()));
    if (!question.segment().isEverybody() && people < question.audience().least()) {
      return "No visit of the period meets the segment, or too few to be told of.";
    }
    return "There are visits in the period, but nothing in them that this report counts.";
  }

  private Completeness completeness(Period period) throws StoreException {
    Map<String, Object> between =
        Map.of("log", SqlPart.LOG, "from", period.fromMicros(), "to", period.toMicros());
    Map<String, Long> losses =
        trails.losses(TrailQuery.all().between(period.fromMicros(), period.toMicros()));
    return Completeness.of(
        number(CAPTURED.with(Map.of(), between)),
        losses,
        number(BEHIND.with(Map.of(), Map.of("log", SqlPart.LOG))));
  }

  private long number(SqlPart statement) throws StoreException {
    List<@Nullable Object[]> found = rows.rows(statement);
    return found.isEmpty() || !(found.get(0)[0] instanceof Number number) ? 0 : number.longValue();
  }
}
