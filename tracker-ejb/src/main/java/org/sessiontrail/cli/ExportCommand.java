package org.sessiontrail.cli;

import java.io.OutputStream;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.sessiontrail.record.Fact;
import org.sessiontrail.record.Kind;
import org.sessiontrail.record.Outcome;
import org.sessiontrail.record.RandomIds;
import org.sessiontrail.record.TrailClock;
import org.sessiontrail.report.Access;
import org.sessiontrail.report.Attestation;
import org.sessiontrail.report.AuditReport;
import org.sessiontrail.report.Completeness;
import org.sessiontrail.report.format.ReportFormat;
import org.sessiontrail.report.format.ReportRequest;
import org.sessiontrail.store.StoreException;
import org.sessiontrail.store.TrailQuery;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Writes the audit report of a log, and records in that log that it did. */
@Command(
    name = "export",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = "Write the audit report: records in trail order, then what it can't hold.",
    footer = {
      "",
      "Times are UTC unless they have an offset: 2026-01-31, 2026-01-31T10:00 or"
          + " 2026-01-31T10:00:00+01:00.",
      "Each export is itself recorded in the log, with the name of the user who ran it.",
      "",
      "Example: everything one user did in January",
      "  export --user ada --from 2026-01-01 --to 2026-02-01 --out ada.csv"
    })
final class ExportCommand implements Callable<Integer> {
  private static final String STANDARD_OUTPUT = "-";

  @Option(
      names = "--format",
      paramLabel = "NAME",
      defaultValue = "csv",
      completionCandidates = FormatNames.class,
      description = {
        "one of ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}):",
        "jsonl holds exact values, csv and xlsx are for spreadsheets, pdf is to be read and signed,",
        "ocsf, ecs and syslog are for security systems, xes for process mining;",
        "bundle is evidence with proofs, to be checked with verify"
      })
  private String format = "";

  @Option(names = "--from", paramLabel = "TIME", description = "beginning of the period, included")
  private @Nullable String from;

  @Option(names = "--to", paramLabel = "TIME", description = "end of the period, not included")
  private @Nullable String to;

  @Option(names = "--user", paramLabel = "NAME", description = "only this user's records")
  private @Nullable String user;

  @Option(names = "--session", paramLabel = "ID", description = "only this trail")
  private @Nullable String session;

  @Option(names = "--action", paramLabel = "NAME", description = "only this business action")
  private @Nullable String action;

  @Option(
      names = "--out",
      paramLabel = "FILE",
      defaultValue = STANDARD_OUTPUT,
      description = "file to write, - for standard output (default: ${DEFAULT-VALUE})")
  private String out = "";

  @Option(
      names = "--pdf-rows",
      paramLabel = "N",
      description =
          "how many records a PDF prints, all are counted (default: 50000; 0.5 KB of memory each)")
  private @Nullable String pdfRows;

  @Option(names = "--progress", description = "show progress even if no terminal is seen")
  private boolean progress;

  @Mixin private final DatabaseOptions database = new DatabaseOptions();

  @Spec
  @SuppressWarnings("NullAway.Init") // set by picocli before call()
  private CommandSpec spec;

  private final OutputStream standardOutput;
  private final TrailClock clock = TrailClock.system();

  private final BooleanSupplier terminal;

  /**
   * Exports to {@code standardOutput} unless a file is named.
   *
   * @param terminal whether that is a terminal
   */
  ExportCommand(OutputStream standardOutput, BooleanSupplier terminal) {
    this.standardOutput = standardOutput;
    this.terminal = terminal;
  }

  /** The formats there are, for the help text and the shell. */
  static final class FormatNames implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
      return Stream.concat(ReportFormat.names().stream(), Stream.of(BundleExport.FORMAT))
          .iterator();
    }
  }

  @Override
  public Integer call() throws Exception {
    if (format.equals(BundleExport.FORMAT)) {
      return bundle();
    }
    ReportRequest request = request(format);
    refuseOnTerminal(request);
    try (OpenLog log = database.open();
        ReportOutput output =
            out.equals(STANDARD_OUTPUT)
                ? ReportOutput.to(standardOutput)
                : ReportOutput.to(Path.of(out))) {
      Completeness done = write(log, request, output);
      summarize(log, request, done);
      return done.unproven() > 0 ? ExitCode.FINDINGS : ExitCode.FINE;
    }
  }

  private Completeness write(OpenLog log, ReportRequest request, ReportOutput output)
      throws CliException, StoreException {
    Access access = OpenLog.access(Kind.EXPORT, clock);
    String id = new RandomIds().next();
    Attestation seal = log.seal(err());
    ProgressLine line = ProgressLine.on(err(), progress, clock);
    try {
      Completeness done =
          new AuditReport(log.reader(), log.app(), clock)
              .madeBy(access.user())
              .named(id)
              .attested(seal)
              .write(request.query(), request.writer(output), line);
      output.flush();
      line.end();
      Access.Handed handed = handed(request, done.captured()).in(id, seal).as(output.sha256());
      record(log, access.ended(Outcome.SUCCESS, handed, null, clock));
      output.keep();
      return done;
    } catch (Exception e) {
      line.end();
      Outcome outcome = output.failed() ? Outcome.ABORTED : Outcome.FAILED;
      Access.Handed handed = handed(request, line.rows()).in(id, seal);
      record(log, access.ended(outcome, handed, e, clock));
      throw explained(e, output, line.rows());
    }
  }

  /** Bytes that are no text would leave a terminal unusable. */
  private void refuseOnTerminal(ReportRequest request) throws CliException {
    if (out.equals(STANDARD_OUTPUT) && !request.format().isText() && terminal.getAsBoolean()) {
      throw new CliException(
          ExitCode.WRONG_USE,
          request.format().id()
              + " is not for a terminal; name a file: --out report."
              + request.format().extension());
    }
  }

  private CliException explained(Exception e, ReportOutput output, long rows) {
    String after = " after " + rows + " records; the report is cut off";
    String message =
        output.failed()
            ? "can't write to "
                + (out.equals(STANDARD_OUTPUT) ? "standard output" : out)
                + after
                + ": "
                + DatabaseOptions.reason(e)
            : "reading broke off" + after + ": " + e.getMessage();
    return new CliException(ExitCode.COULD_NOT_RUN, message, e);
  }

  private static Access.Handed handed(ReportRequest request, long rows) {
    return Access.Handed.of(request.format().id(), request.query(), rows);
  }

  private void record(OpenLog log, Fact export) {
    log.note(export, "this export", clock, err());
  }

  private void summarize(OpenLog log, ReportRequest request, Completeness done) {
    err()
        .println(
            String.format(
                Locale.ROOT,
                "%,d records of %s; %,d lost in gaps",
                done.captured(),
                log.app(),
                done.lost()));
    if (request.query().user() != null && done.captured() == 0 && log.hash() != null) {
      err().println("note: nothing is found under another key than the application's own");
    }
    if (done.unproven() > 0) {
      err()
          .printf(
              Locale.ROOT,
              "finding: %,d personal values do not match what their record commits to%n",
              done.unproven());
    }
    err().flush();
  }

  /** Evidence is another thing than a report: it is written from the log itself, with proofs. */
  private int bundle() throws CliException, StoreException, ReportRequest.Mistakes {
    if (out.equals(STANDARD_OUTPUT)) {
      throw new CliException(
          ExitCode.WRONG_USE, "a bundle needs a file or a directory: --out evidence.zip");
    }
    TrailQuery query = request(null).query();
    try (OpenLog log = database.open()) {
      return new BundleExport(log, Path.of(out), err(), clock)
          .write(query, ProgressLine.on(err(), progress, clock));
    }
  }

  private ReportRequest request(@Nullable String format) throws ReportRequest.Mistakes {
    Map<String, @Nullable String> texts = new TreeMap<>();
    texts.put("format", format);
    texts.put("from", from);
    texts.put("to", to);
    texts.put("user", user);
    texts.put("session", session);
    texts.put("action", action);
    texts.put(ReportRequest.PDF_ROWS, pdfRows);
    return ReportRequest.of(texts);
  }

  private PrintWriter err() {
    return spec.commandLine().getErr();
  }
}
