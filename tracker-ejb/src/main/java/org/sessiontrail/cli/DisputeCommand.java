package org.sessiontrail.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.sessiontrail.record.Fact;
import org.sessiontrail.record.Kind;
import org.sessiontrail.record.Outcome;
import org.sessiontrail.record.TrailClock;
import org.sessiontrail.report.Access;
import org.sessiontrail.report.dispute.DisputePack;
import org.sessiontrail.report.dispute.NothingToShowException;
import org.sessiontrail.report.format.ReportRequest;
import org.sessiontrail.store.TrailQuery;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Writes report and evidence about one person, session or period as one file, and records it. */
@Command(
    name = "dispute",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Write a dispute pack: what is recorded of a person, a session or a period, as a report to",
      "be read and as evidence that anybody can verify, in one zip file."
    },
    footer = {
      "",
      "The pack is itself recorded in the log, with the hash of the file. Check it with verify.",
      "Exit code 1 when the evidence does not verify: the pack says what was found.",
      "",
      "Example: dispute --user ada --from 2026-01-01 --to 2026-02-01 --out ada.zip"
    })
final class DisputeCommand implements Callable<Integer> {
  @Option(names = "--user", paramLabel = "NAME", description = "records of this user")
  private @Nullable String user;

  @Option(names = "--session", paramLabel = "ID", description = "records of this trail")
  private @Nullable String session;

  @Option(names = "--from", paramLabel = "TIME", description = "beginning of the period, included")
  private @Nullable String from;

  @Option(names = "--to", paramLabel = "TIME", description = "end of the period, not included")
  private @Nullable String to;

  @Option(
      names = "--out",
      required = true,
      paramLabel = "FILE",
      description = "zip file to write; it appears when it is whole")
  private Path out = Path.of("");

  @Option(names = "--progress", description = "show progress even if no terminal is seen")
  private boolean progress;

  @Mixin private final DatabaseOptions database = new DatabaseOptions();

  @Spec
  @SuppressWarnings("NullAway.Init") // set by picocli before call()
  private CommandSpec spec;

  private final TrailClock clock = TrailClock.system();

  @Override
  public Integer call() throws Exception {
    TrailQuery query = query();
    try (OpenLog log = database.open();
        ReportOutput output = ReportOutput.to(out)) {
      DisputePack.Made made = write(log, query, output);
      err()
          .println(
              String.format(
                  Locale.ROOT,
                  "%,d records of %s are in %s; %,d more are not signed yet",
                  made.records(),
                  log.app(),
                  out,
                  made.unsigned()));
      if (!made.isSound()) {
        err().println("finding: the evidence does not verify, see verification.txt in the pack");
      }
      return made.isSound() ? ExitCode.FINE : ExitCode.FINDINGS;
    }
  }

  private DisputePack.Made write(OpenLog log, TrailQuery query, ReportOutput output)
      throws CliException {
    Access access = OpenLog.access(Kind.EXPORT, clock);
    ProgressLine line = ProgressLine.on(err(), progress, clock);
    String tool = Objects.requireNonNull(new TrackerCli.Version().getVersion()[0]);
    try {
      DisputePack.Source source =
          new DisputePack.Source(log.reader(), log.storage().ledger(log.app()), log.app(), tool);
      DisputePack.Made made =
          new DisputePack(source, clock).write(query, access.user(), output, line);
      output.flush();
      line.end();
      Access.Handed handed =
          Access.Handed.of(DisputePack.FORMAT, query, made.records())
              .in(made.id(), made.seal())
              .as(output.sha256());
      record(log, access.ended(Outcome.SUCCESS, handed, null, clock));
      output.keep();
      return made;
    } catch (Exception e) {
      line.end();
      Outcome outcome = output.failed() ? Outcome.ABORTED : Outcome.FAILED;
      record(log, access.ended(outcome, DisputePack.FORMAT, query, 0, e, clock));
      boolean isEmpty = e instanceof NothingToShowException;
      throw new CliException(
          isEmpty ? ExitCode.WRONG_USE : ExitCode.COULD_NOT_RUN,
          isEmpty
              ? String.valueOf(e.getMessage())
              : "the pack could not be written: " + DatabaseOptions.reason(e),
          e);
    }
  }

  private void record(OpenLog log, Fact export) {
    log.note(export, "this export", clock, err());
  }

  private TrailQuery query() throws CliException, ReportRequest.Mistakes {
    Map<String, @Nullable String> texts = new TreeMap<>();
    texts.put("user", user);
    texts.put("session", session);
    texts.put("from", from);
    texts.put("to", to);
    if (texts.values().stream().allMatch(Objects::isNull)) {
      throw new CliException(
          ExitCode.WRONG_USE, "name whose records: --user, --session, or a period by --from, --to");
    }
    return ReportRequest.of(texts).query();
  }

  private PrintWriter err() {
    return spec.commandLine().getErr();
  }
}
