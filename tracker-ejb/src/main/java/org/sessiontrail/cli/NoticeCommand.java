package org.sessiontrail.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.sessiontrail.config.ConfigMistake;
import org.sessiontrail.config.LoadedConfig;
import org.sessiontrail.report.notice.NoticeFormat;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Writes the privacy notice or the record of processing that a configuration amounts to. */
@Command(
    name = "notice",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = "Write what an application records and why: for its users, or for the file.",
    footer = {
      "",
      "The configuration is that of --config, then of system properties (-Dtracker.address=…), then",
      "of the environment (TRACKER_ADDRESS). Nothing is opened or made: neither database nor file.",
      "Exit code 1 when the configuration has mistakes."
    })
final class NoticeCommand implements Callable<Integer> {
  @Option(
      names = "--format",
      paramLabel = "NAME",
      defaultValue = "text",
      completionCandidates = FormatNames.class,
      description = {
        "one of ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}):",
        "text, html (a fragment) and markdown are the notice for users,",
        "json and csv the record of processing activities (Art. 30 GDPR)"
      })
  private String format = "";

  @Mixin private final ConfigOption config = new ConfigOption();

  @Spec
  @SuppressWarnings("NullAway.Init") // set by picocli before call()
  private CommandSpec spec;

  private final OutputStream standardOutput;

  NoticeCommand(OutputStream standardOutput) {
    this.standardOutput = standardOutput;
  }

  /** The formats there are, for the help text and the shell. */
  static final class FormatNames implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
      return NoticeFormat.names().iterator();
    }
  }

  @Override
  public Integer call() throws CliException {
    NoticeFormat form = form();
    LoadedConfig loaded = config.load("this application");
    List<ConfigMistake> mistakes =
        loaded.mistakes().stream().filter(mistake -> !mistake.warning()).toList();
    mistakes.forEach(mistake -> spec.commandLine().getErr().println("finding: " + mistake));
    try {
      standardOutput.write(form.render(loaded.config()).getBytes(StandardCharsets.UTF_8));
      standardOutput.flush();
    } catch (IOException e) {
      throw new CliException(ExitCode.COULD_NOT_RUN, "can't write to standard output", e);
    }
    return mistakes.isEmpty() ? ExitCode.FINE : ExitCode.FINDINGS;
  }

  private NoticeFormat form() throws CliException {
    if (!NoticeFormat.names().contains(format)) {
      throw new CliException(
          ExitCode.WRONG_USE,
          "--format is not one of " + String.join(", ", NoticeFormat.names()) + ": " + format);
    }
    return NoticeFormat.valueOf(format.toUpperCase(Locale.ROOT));
  }
}
