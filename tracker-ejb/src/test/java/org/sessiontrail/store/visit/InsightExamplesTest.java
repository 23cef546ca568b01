package org.sessiontrail.store.visit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sessiontrail.config.TrackerConfig.DatabaseConfig;
import org.sessiontrail.demo.DemoHistory;
import org.sessiontrail.demo.DemoSettings;
import org.sessiontrail.demo.DemoTruth;
import org.sessiontrail.docs.WrittenPage;
import org.sessiontrail.insight.Reports;
import org.sessiontrail.insight.question.Answer;
import org.sessiontrail.insight.question.Insight;
import org.sessiontrail.insight.question.Period;
import org.sessiontrail.insight.question.Question;
import org.sessiontrail.insight.question.QuestionMistakes;
import org.sessiontrail.insight.question.Report;
import org.sessiontrail.record.KeyedHash;
import org.sessiontrail.record.TrailClock;
import org.sessiontrail.report.insight.InsightFormat;
import org.sessiontrail.store.jpa.JpaStorage;

/** Holds docs/insight-examples.md: what every report prints of a small made-up history. */
final class InsightExamplesTest {
  private static final int ROWS = 5;
  private static final KeyedHash HASH = new KeyedHash(new byte[KeyedHash.KEY_BYTES]);
  private static final DemoSettings SETTINGS =
      new DemoSettings(HistoryBench.APP, 1, 14, 40, TrailClock.parse(HistoryBench.END));

  @TempDir private Path directory;

  /** With {@code -Dsessiontrail.docs=write} the page is brought up to date instead. */
  @Test
  void page_holdsWhatReportsPrint() throws Exception {
    DatabaseConfig config =
        new DatabaseConfig(null, "jdbc:h2:file:" + directory.resolve("trail"), "sa", "");
    DemoTruth truth = HistoryBench.fill(SETTINGS, config, false);
    assertThat(truth.total().orders()).isPositive();
    try (JpaStorage storage =
        JpaStorage.openExisting(config, new JpaStorage.Log(HistoryBench.APP, HASH))) {
      Insight insight = new Insight(storage.insight(), storage.reader());
      WrittenPage.of("insight-examples.md").with("examples", examples(insight)).check();
    }
  }

  private static String examples(Insight insight) throws Exception {
    Map<String, StringBuilder> topics = new LinkedHashMap<>();
    for (Report report : Reports.all()) {
      String topic = report.topic();
      StringBuilder out =
          topics.computeIfAbsent(
              topic,
              first ->
                  new StringBuilder("## ")
                      .append(Character.toUpperCase(topic.charAt(0)))
                      .append(topic.substring(1))
                      .append("\n\n"));
      example(report, insight, out);
    }
    return String.join("", topics.values());
  }

  private static void example(Report report, Insight insight, StringBuilder out) throws Exception {
    Period whole = new Period(SETTINGS.fromMicros(), SETTINGS.untilMicros(), ZoneOffset.UTC);
    DemoHistory history = new DemoHistory(SETTINGS, HASH);
    Question question = new SampleQuestions(whole, history.plants()).of(report, ROWS);
    out.append("### ").append(report.title()).append("\n\n```\nreport ").append(report.name());
    new TreeMap<>(question.parameters())
        .forEach((name, values) -> values.forEach(value -> out.append(option(name, value))));
    out.append(" --limit ").append(ROWS).append('\n');
    try {
      Answer answer = insight.answer(report, question);
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      InsightFormat.TABLE.write(answer, bytes);
      List<String> lines = bytes.toString(StandardCharsets.UTF_8).lines().toList();
      lines.stream()
          .skip(lines.indexOf(""))
          .takeWhile(line -> !line.startsWith("captured:"))
          .forEach(line -> out.append(line).append('\n'));
      answer.table().notes().forEach(note -> out.append(note).append('\n'));
    } catch (QuestionMistakes e) {
      e.sentences().forEach(each -> out.append(each).append('\n'));
    }
    out.append("```\n\n");
  }

  private static String option(String name, String value) {
    return " --" + name + " " + (value.matches("[\\w.,-]+") ? value : "'" + value + "'");
  }
}
