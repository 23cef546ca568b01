package org.sessiontrail.cli;

import java.io.OutputStream;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Reports that answer one question each; the question is the next word. */
@Command(
    name = "report",
    mixinStandardHelpOptions = true,
    description = "Answer one question over the log.",
    synopsisSubcommandLabel = "NAME")
final class ReportCommand implements Runnable {
  @Spec
  @SuppressWarnings("NullAway.Init") // set by picocli before run()
  private CommandSpec spec;

  /** The command with all its reports, which write to {@code out}. */
  static CommandLine line(OutputStream out) {
    return new CommandLine(new ReportCommand()).addSubcommand(new PolicyCommand(out));
  }

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "name a report");
  }
}
