package org.sessiontrail.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.sessiontrail.insight.segment.SavedSegment;
import org.sessiontrail.insight.segment.SavedSegments;
import org.sessiontrail.record.Kind;
import org.sessiontrail.record.Outcome;
import org.sessiontrail.record.TrailClock;
import org.sessiontrail.report.Access;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Segments under a name. */
@Command(
    name = "segment",
    mixinStandardHelpOptions = true,
    description = "Save segments under a name, to be asked for as --segment @NAME.",
    synopsisSubcommandLabel = "save|list|show|delete",
    footer = {"", "Each use is recorded in the log; a change that can't be is not made."})
final class SegmentCommand implements Runnable {
  @Spec
  @SuppressWarnings("NullAway.Init") // set by picocli before run()
  private CommandSpec spec;

  private final OutputStream standardOutput;
  private final TrailClock clock = TrailClock.system();

  SegmentCommand(OutputStream standardOutput) {
    this.standardOutput = standardOutput;
  }

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "write save, list, show or delete");
  }

  @Command(
      name = "save",
      mixinStandardHelpOptions = true,
      description = "Save a segment, in place of the one of its name.")
  int save(
      @Parameters(paramLabel = "NAME", description = "lower case letters, digits and hyphens")
          String name,
      @Option(names = "--segment", required = true, paramLabel = "TEXT", description = "conditions")
          String text,
      @Option(names = "--description", paramLabel = "TEXT", description = "what it is for")
          @Nullable String description,
      @Option(
              names = "--owner",
              paramLabel = "TEXT",
              description = "who answers for it; whoever runs this unless given")
          @Nullable String owner,
      @Mixin DatabaseOptions database)
      throws Exception {
    SavedSegment segment =
        new SavedSegment(
            name,
            text,
            description,
            owner == null ? System.getProperty("user.name") : owner,
            clock.epochMicros());
    if (!segment.mistakes().isEmpty()) {
      throw new CliException(ExitCode.WRONG_USE, String.join("\n  ", segment.mistakes()));
    }
    try (OpenLog log = database.open()) {
      record(log, "segment.save", Map.of("name", name, "segment", text), 1);
      segments(log).save(segment);
      spec.commandLine().getErr().println("saved; ask with --segment @" + name);
      return ExitCode.FINE;
    }
  }

  @Command(
      name = "list",
      mixinStandardHelpOptions = true,
      description = "All saved segments: name, owner, description, conditions.")
  int list(@Mixin DatabaseOptions database) throws Exception {
    try (OpenLog log = database.open()) {
      List<SavedSegment> all = segments(log).all();
      record(log, "segment.list", Map.of(), all.size());
      List<String> lines = new ArrayList<>();
      for (SavedSegment each : all) {
        lines.add(
            String.join(
                "\t", each.name(), shown(each.owner()), shown(each.description()), each.text()));
      }
      print(lines);
      return ExitCode.FINE;
    }
  }

  @Command(name = "show", mixinStandardHelpOptions = true, description = "The conditions of one.")
  int show(
      @Parameters(paramLabel = "NAME", description = "which") String name,
      @Mixin DatabaseOptions database)
      throws Exception {
    try (OpenLog log = database.open()) {
      SavedSegment found = existing(log, name);
      record(log, "segment.show", Map.of("name", name), 1);
      print(List.of(found.text()));
      return ExitCode.FINE;
    }
  }

  @Command(name = "delete", mixinStandardHelpOptions = true, description = "Forget one.")
  int delete(
      @Parameters(paramLabel = "NAME", description = "which") String name,
      @Mixin DatabaseOptions database)
      throws Exception {
    try (OpenLog log = database.open()) {
      existing(log, name);
      record(log, "segment.delete", Map.of("name", name), 1);
      segments(log).delete(name);
      return ExitCode.FINE;
    }
  }

  private static SavedSegments segments(OpenLog log) {
    return log.storage().segments(log.app());
  }

  private static SavedSegment existing(OpenLog log, String name) throws Exception {
    return segments(log)
        .named(name)
        .orElseThrow(
            () ->
                new CliException(
                    ExitCode.WRONG_USE, "TRK-0697 there is no saved segment of that name"));
  }

  /** Before anything is shown or changed. */
  private void record(OpenLog log, String what, Map<String, String> conditions, long rows)
      throws Exception {
    Access access = OpenLog.access(Kind.AUDIT_READ, clock);
    log.add(access.answered(Outcome.SUCCESS, what, conditions, rows, null, clock), clock);
  }

  private static String shown(@Nullable String text) {
    return text == null ? "-" : text.replaceAll("\\p{Cntrl}", " ");
  }

  private void print(List<String> lines) throws CliException {
    try {
      for (String each : lines) {
        standardOutput.write((each + "\n").getBytes(StandardCharsets.UTF_8));
      }
      standardOutput.flush();
    } catch (IOException e) {
      throw new CliException(ExitCode.COULD_NOT_RUN, "can't write to standard output", e);
    }
  }
}
