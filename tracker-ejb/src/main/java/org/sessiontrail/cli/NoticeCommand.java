package org.sessiontrail.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.sessiontrail.config.ConfigLoader;
import org.sessiontrail.config.ConfigMistake;
import org.sessiontrail.config.ConfigSource;
import org.sessiontrail.config.ConfigurationException;
import org.sessiontrail.config.LoadedConfig;
import org.sessiontrail.report.notice.NoticeFormat;
import picocli.CommandLine.Command;
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
  private static final int MAX_FILE_BYTES = 1 << 20;

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

  @Option(
      names = "--config",
      paramLabel = "FILE",
      description = "properties file (UTF-8) with tracker.… keys; others in it are ignored")
  private @Nullable Path file;

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
    LoadedConfig loaded = configuration();
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

  private LoadedConfig configuration() throws CliException {
    List<ConfigSource> sources = new ArrayList<>();
    if (file != null) {
      sources.add(ConfigSource.prefixed(file.toString(), read(file)));
    }
    sources.add(ConfigSource.system());
    sources.add(ConfigSource.environment(System.getenv()));
    try {
      return ConfigLoader.inspect(sources, "this application");
    } catch (ConfigurationException e) {
      throw new CliException(ExitCode.WRONG_USE, String.valueOf(e.getMessage()), e);
    }
  }

  private static Map<String, String> read(Path file) throws CliException {
    try {
      if (Files.size(file) > MAX_FILE_BYTES) {
        throw new IOException("longer than " + MAX_FILE_BYTES + " bytes");
      }
      Properties properties = new Properties();
      try (Reader reader = Files.newBufferedReader(file)) {
        properties.load(reader);
      }
      Map<String, String> out = new TreeMap<>();
      properties.forEach((name, value) -> out.put((String) name, (String) value));
      return out;
    } catch (IOException | IllegalArgumentException e) {
      throw new CliException(
          ExitCode.WRONG_USE,
          "--config " + file + " can't be read: " + DatabaseOptions.reason(e),
          e);
    }
  }
}
