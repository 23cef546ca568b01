package org.sessiontrail.cli;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.sessiontrail.record.Kind;
import org.sessiontrail.record.Outcome;
import org.sessiontrail.record.TrailClock;
import org.sessiontrail.report.format.ReportFormat;
import org.sessiontrail.report.subject.SubjectAbout;
import org.sessiontrail.report.subject.SubjectExport;
import org.sessiontrail.retention.Selector;
import org.sessiontrail.retention.Subject;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Writes a person's copy of what the log holds of them, and records that it did. */
@Command(
    name = "subject",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = "Write a person's own copy of what the log holds of them, as a zip.",
    footer = {
      "",
      "The file of --about has lines name=text for controller, contact, purposes, basis,",
      "recipients and source. Make sure who asks is who they say; --reason says how, for the"
          + " record."
    })
final class SubjectCommand implements Callable<Integer> {
  @Option(names = "--user", paramLabel = "NAME", required = true, description = "the person")
  private String user = "";

  @Option(names = "--out", paramLabel = "FILE", required = true, description = "zip to write")
  private Path out = Path.of("");

  @Option(
      names = "--reason",
      paramLabel = "TEXT",
      required = true,
      description = "the request and how identity was checked, for the record; no personal data")
  private String reason = "";

  @Option(names = "--about", paramLabel = "FILE", description = "what to tell beside the data")
  private @Nullable Path about;

  @Option(
      names = "--retention",
      paramLabel = "PRESET",
      split = ",",
      defaultValue = "${env:TRACKER_RETENTION:-default}",
      description = "what the servers have as tracker.retention (default: ${DEFAULT-VALUE})")
  private List<String> presets = new ArrayList<>();

  @Option(
      names = "--days",
      paramLabel = "CLASS=DAYS",
      description = "what they have as tracker.retention.<class>-days")
  private Map<String, Integer> days = new TreeMap<>();

  @Mixin private final DatabaseOptions database = new DatabaseOptions();

  @Spec
  @SuppressWarnings("NullAway.Init") // set by picocli before call()
  private CommandSpec spec;

  private final TrailClock clock = TrailClock.system();

  @Override
  public Integer call() throws Exception {
    if (reason.isBlank() || reason.contains(user)) {
      throw new CliException(
          ExitCode.WRONG_USE, "--reason becomes a record: it must say why and not name the user");
    }
    SubjectAbout told = told();
    long begunNanos = clock.nanos();
    try (OpenLog log = database.open();
        ReportOutput output = ReportOutput.to(out)) {
      Subject subject = log.retention().erasures().subject(Selector.ofUser(user), log.hash());
      long records =
          new SubjectExport(log.reader(), log.storage().ledger(log.app()), log.app(), clock)
              .write(subject, user, told, ReportFormat.CSV::writer, output);
      output.flush();
      // before it appears: who can't be recorded is given nothing
      log.add(
          log.operator(clock)
              .states(Kind.EXPORT)
              .put("outcome", Outcome.SUCCESS.id())
              .put("format", "subject")
              .put("rows", records)
              .put("ms", TimeUnit.NANOSECONDS.toMillis(clock.nanos() - begunNanos))
              .put("reason", reason)
              .personal("detail", "user", user)
              .build(),
          clock);
      output.keep();
      spec.commandLine()
          .getErr()
          .println(
              String.format(Locale.ROOT, "%,d records of %s are in %s", records, log.app(), out));
      return ExitCode.FINE;
    }
  }

  private SubjectAbout told() throws CliException {
    Map<String, Integer> periods = new TreeMap<>();
    PurgeCommand.periods(presets, days)
        .days()
        .forEach((records, count) -> periods.put(records.id(), count));
    Map<String, String> texts = new TreeMap<>();
    if (about != null) {
      Properties read = new Properties();
      try (Reader file = Files.newBufferedReader(about)) {
        read.load(file);
      } catch (IOException | IllegalArgumentException e) {
        throw new CliException(
            ExitCode.WRONG_USE, "--about can't be read: " + DatabaseOptions.reason(e), e);
      }
      read.stringPropertyNames().forEach(name -> texts.put(name, read.getProperty(name)));
    }
    return new SubjectAbout(texts, periods);
  }
}
