package org.sessiontrail.store.visit;

import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.sessiontrail.config.TrackerConfig.DatabaseConfig;
import org.sessiontrail.demo.DemoHistory;
import org.sessiontrail.demo.DemoSettings;
import org.sessiontrail.insight.Reports;
import org.sessiontrail.insight.question.Insight;
import org.sessiontrail.insight.question.InsightRows;
import org.sessiontrail.insight.question.Period;
import org.sessiontrail.insight.question.Question;
import org.sessiontrail.insight.question.Report;
import org.sessiontrail.insight.sql.SqlPart;
import org.sessiontrail.record.KeyedHash;
import org.sessiontrail.record.TrailClock;
import org.sessiontrail.store.jpa.JpaStorage;

/**
 * How long every report takes over the last days of a history that {@link HistoryBench} made:
 * {@code ReportBench DAYS URL USER PASSWORD [NAME…]}; with {@code -Dexplain} the plans of their
 * statements as well. A table of Markdown: the first run, and the median of five more. Not a test.
 */
public final class ReportBench {
  private static final int RUNS = 5;

  private final Insight insight;
  private final InsightRows rows;
  private final SampleQuestions questions;

  private ReportBench(JpaStorage storage, KeyedHash hash, int days) throws Exception {
    this.rows = storage.insight();
    this.insight = new Insight(rows, storage.reader());
    long end = TrailClock.parse(HistoryBench.END);
    Long begin = insight.beginning();
    long whole = begin == null ? 0 : -Math.floorDiv(begin - end, TimeUnit.DAYS.toMicros(1));
    DemoSettings settings = new DemoSettings(HistoryBench.APP, 1, (int) whole, 1, end);
    this.questions =
        new SampleQuestions(
            new Period(end - TimeUnit.DAYS.toMicros(days), end, ZoneOffset.UTC),
            new DemoHistory(settings, hash).plants());
  }

  /** Runs it. */
  public static void main(String[] args) throws Exception {
    DatabaseConfig config = new DatabaseConfig(null, args[1], args[2], args[3]);
    KeyedHash hash = new KeyedHash(new byte[KeyedHash.KEY_BYTES]);
    List<String> names = Arrays.asList(args).subList(4, args.length);
    try (JpaStorage storage =
        JpaStorage.openExisting(config, new JpaStorage.Log(HistoryBench.APP, hash))) {
      ReportBench bench = new ReportBench(storage, hash, Integer.parseInt(args[0]));
      System.out.println(
          "| report | first run, ms | median of five, ms | rows |\n|---|---|---|---|");
      for (Report report : Reports.all()) {
        if (names.isEmpty() || names.contains(report.name())) {
          bench.measure(report);
        }
      }
    }
    System.exit(0);
  }

  private void measure(Report report) throws Exception {
    Question question = questions.of(report, Question.View.ROWS);
    double[] millis = new double[RUNS + 1];
    int found = 0;
    for (int run = 0; run <= RUNS; run++) {
      long start = System.nanoTime();
      found = insight.answer(report, question).table().rows().size();
      millis[run] = (System.nanoTime() - start) / 1e6;
    }
    double[] warm = Arrays.copyOfRange(millis, 1, millis.length);
    Arrays.sort(warm);
    System.out.printf(
        Locale.ROOT,
        "| `%s` | %.0f | %.0f | %d |%n",
        report.name(),
        millis[0],
        warm[RUNS / 2],
        found);
    if (System.getProperty("explain") != null) {
      explain(report, question);
    }
  }

  private void explain(Report report, Question question) throws Exception {
    List<String> plan = new ArrayList<>();
    InsightRows explaining =
        statement -> {
          SqlPart explained =
              new SqlPart("EXPLAIN (ANALYZE, BUFFERS) " + statement.text(), statement.values());
          for (@Nullable Object[] row : rows.rows(explained)) {
            plan.add(String.valueOf(row[0]));
          }
          return rows.rows(statement);
        };
    int unused = report.table(question, explaining).rows().size();
    plan.forEach(System.out::println);
  }
}
