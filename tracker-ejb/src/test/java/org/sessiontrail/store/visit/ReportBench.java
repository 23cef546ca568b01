package org.sessiontrail.store.visit;

import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.sessiontrail.config.TrackerConfig.DatabaseConfig;
import org.sessiontrail.insight.Reports;
import org.sessiontrail.insight.question.Audience;
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
  private static final Question.View VIEW = Question.View.PLAIN;

  private final Insight insight;
  private final InsightRows rows;
  private final Period period;

  private ReportBench(JpaStorage storage, int days) {
    this.rows = storage.insight();
    this.insight = new Insight(rows, storage.reader());
    long end = TrailClock.parse(HistoryBench.END);
    this.period = new Period(end - TimeUnit.DAYS.toMicros(days), end, ZoneOffset.UTC);
  }

  /** Runs it. */
  public static void main(String[] args) throws Exception {
    DatabaseConfig config = new DatabaseConfig(null, args[1], args[2], args[3]);
    KeyedHash hash = new KeyedHash(new byte[KeyedHash.KEY_BYTES]);
    List<String> names = Arrays.asList(args).subList(4, args.length);
    try (JpaStorage storage =
        JpaStorage.openExisting(config, new JpaStorage.Log(HistoryBench.APP, hash))) {
      ReportBench bench = new ReportBench(storage, Integer.parseInt(args[0]));
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
    Question question = question(report);
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

  private Question question(Report report) throws Exception {
    Question plain = Question.about(period, Audience.AUDITOR).shown(VIEW);
    return switch (report.name()) {
      case "funnel", "funnel-dropoff" ->
          plain.with("step", "action==product.view", "action==cart.add", "action==order.place");
      case "campaign-return" -> plain.with("cost", "2026-10-06,newsletter,tea-letter,40,EUR");
      case "release-impact" ->
          plain.in(aroundTheRelease()).with("before", "2.4.0").with("after", "2.5.0");
      default -> plain;
    };
  }

  /** As long, with the release that is planted at six tenths of the history in its middle. */
  private Period aroundTheRelease() throws Exception {
    Long begin = insight.beginning();
    long from = begin == null ? period.fromMicros() : begin;
    long middle = from + (period.toMicros() - from) / 10 * 6;
    long half = period.micros() / 2;
    return new Period(Math.max(from, middle - half), middle + half, ZoneOffset.UTC);
  }
}
