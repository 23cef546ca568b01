package org.sessiontrail.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Callable;
import org.sessiontrail.insight.Reports;
import org.sessiontrail.insight.question.Report;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Reports that answer one question each; the question is the next word. */
@Command(
    name = "report",
    mixinStandardHelpOptions = true,
    description = "Answer one question over the log.",
    synopsisSubcommandLabel = "NAME")
final class ReportCommand implements Callable<Integer> {
  @Option(names = "--list", description = "list all reports with what their numbers are")
  private boolean list;

  @Spec
  @SuppressWarnings("NullAway.Init") // set by picocli before call()
  private CommandSpec spec;

  private final OutputStream out;

  private ReportCommand(OutputStream out) {
    this.out = out;
  }

  /** The command with all its reports, which write to {@code out}. */
  static CommandLine line(OutputStream out) {
    CommandLine line = new CommandLine(new ReportCommand(out));
    line.addSubcommand("policy", PolicyCommand.policy(out));
    line.addSubcommand("hygiene", PolicyCommand.hygiene(out));
    for (Report report : Reports.all()) {
      line.addSubcommand(InsightCommand.line(report, out));
    }
    return line;
  }

  @Override
  public Integer call() throws IOException {
    if (!list) {
      throw new ParameterException(spec.commandLine(), "name a report, or --list them");
    }
    StringBuilder text = new StringBuilder();
    for (Report report : Reports.all()) {
      text.append(report.name()).append('\t').append(report.definition()).append('\n');
    }
    text.append(
        "policy\tWhether the log keeps to declared rules, with evidence where it does not.\n");
    text.append("hygiene\tWhether sessions are kept as OWASP ASVS, chapter V7, asks for.\n");
    out.write(text.toString().getBytes(StandardCharsets.UTF_8));
    out.flush();
    return ExitCode.FINE;
  }
}
