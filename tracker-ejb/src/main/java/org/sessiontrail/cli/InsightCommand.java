package org.sessiontrail.cli;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.sessiontrail.insight.question.Answer;
import org.sessiontrail.insight.question.Insight;
import org.sessiontrail.insight.question.Parameter;
import org.sessiontrail.insight.question.QuestionMistakes;
import org.sessiontrail.insight.question.Report;
import org.sessiontrail.insight.segment.SavedSegments;
import org.sessiontrail.record.Kind;
import org.sessiontrail.record.Outcome;
import org.sessiontrail.record.TrailClock;
import org.sessiontrail.report.Access;
import org.sessiontrail.report.insight.CostFile;
import org.sessiontrail.report.insight.InsightFormat;
import org.sessiontrail.report.insight.InsightRequest;
import org.sessiontrail.store.StoreException;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** Answers one question over the visits, and records in the log that it was asked. */
@Command(mixinStandardHelpOptions = true, sortOptions = false)
final class InsightCommand implements Callable<Integer> {
  private static final String COST = "cost";

  @Mixin private final DatabaseOptions database = new DatabaseOptions();

  private final Report report;
  private final OutputStream standardOutput;
  private final CommandLine line;
  private final TrailClock clock = TrailClock.system();

  private InsightCommand(Report report, OutputStream standardOutput) {
    this.report = report;
    this.standardOutput = standardOutput;
    this.line = new CommandLine(this);
    CommandSpec spec = line.getCommandSpec();
    spec.name(report.name());
    spec.usageMessage().description(report.definition().replace("%", "%%"));
    InsightRequest.COMMON.forEach(each -> spec.addOption(option(each)));
    report.parameters().forEach(each -> spec.addOption(option(each)));
    if (report.parameters().stream().anyMatch(each -> each.name().equals(COST))) {
      spec.addOption(
          OptionSpec.builder("--costs")
              .paramLabel("FILE")
              .type(Path.class)
              .description(
                  "What was paid, as CSV: date (or from, to), source, campaign, cost, currency;"
                      + " the first line names the columns.")
              .build());
    }
  }

  /** The command of {@code report}, which writes to {@code out}. */
  static CommandLine line(Report report, OutputStream out) {
    return new InsightCommand(report, out).line;
  }

  private static OptionSpec option(Parameter parameter) {
    OptionSpec.Builder out =
        OptionSpec.builder("--" + parameter.name())
            .description(parameter.meaning().replace("%", "%%"))
            .paramLabel("TEXT");
    boolean flag = parameter.name().equals("compare");
    return (flag ? out.arity("0..1").fallbackValue("true") : out.arity("1"))
        .type(List.class)
        .auxiliaryTypes(String.class)
        .build();
  }

  @Override
  public Integer call() throws Exception {
    try (OpenLog log = database.open()) {
      Insight insight = new Insight(log.storage().insight(log.app()), log.reader());
      InsightRequest request = request(insight, log);
      byte[] bytes = answer(log, insight, request);
      try {
        standardOutput.write(bytes);
        standardOutput.flush();
      } catch (IOException e) {
        throw new CliException(ExitCode.COULD_NOT_RUN, "can't write to standard output", e);
      }
      return ExitCode.FINE;
    } catch (QuestionMistakes e) {
      throw new CliException(ExitCode.WRONG_USE, String.join("\n  ", e.sentences()), e);
    }
  }

  private InsightRequest request(Insight insight, OpenLog log) throws Exception {
    Map<String, List<String>> texts = new TreeMap<>();
    for (OptionSpec option : line.getParseResult().matchedOptions()) {
      if (option.getValue() instanceof List<?> values) {
        texts
            .computeIfAbsent(option.longestName().substring(2), none -> new ArrayList<>())
            .addAll(values.stream().map(String::valueOf).toList());
      } else if (option.getValue() instanceof Path costs) {
        texts.computeIfAbsent(COST, none -> new ArrayList<>()).addAll(CostFile.lines(costs));
      }
    }
    return InsightRequest.of(
        report,
        texts,
        new InsightRequest.Setting() {
          @Override
          public long nowMicros() {
            return clock.epochMicros();
          }

          @Override
          public @Nullable Long beginning() throws StoreException {
            return insight.beginning();
          }

          @Override
          public boolean isAuditor() {
            return true; // whoever has the database has the trails
          }

          @Override
          public SavedSegments segments() {
            return log.storage().segments(log.app());
          }

          @Override
          public InsightFormat format() {
            return InsightFormat.TABLE;
          }
        });
  }

  /** Records first, then shows: small enough to be held until it is recorded. */
  private byte[] answer(OpenLog log, Insight insight, InsightRequest request) throws Exception {
    Access access = OpenLog.access(Kind.AUDIT_READ, clock);
    try {
      Answer answer = insight.answer(report, request.question());
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      request.format().write(answer, bytes);
      record(log, access, request, answer.table().rows().size(), null);
      return bytes.toByteArray();
    } catch (QuestionMistakes e) {
      throw e;
    } catch (Exception e) {
      record(log, access, request, 0, e);
      throw new CliException(
          ExitCode.COULD_NOT_RUN, "reading broke off: " + DatabaseOptions.reason(e), e);
    }
  }

  private void record(
      OpenLog log, Access access, InsightRequest request, long rows, @Nullable Exception error) {
    Outcome outcome = error == null ? Outcome.SUCCESS : Outcome.FAILED;
    String format = report.name() + "." + request.format().id();
    PrintWriter err = line.getErr();
    log.note(
        access.answered(outcome, format, request.conditions(), rows, error, clock),
        "this report",
        clock,
        err);
  }
}
