package org.sessiontrail.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.sessiontrail.ledger.evidence.AnchorNote;
import org.sessiontrail.ledger.evidence.Evidence;
import org.sessiontrail.ledger.evidence.EvidenceException;
import org.sessiontrail.ledger.evidence.VerifierSettings;
import org.sessiontrail.ledger.note.NoteException;
import org.sessiontrail.ledger.note.TlogPolicy;
import org.sessiontrail.ledger.source.AnchorNotes;
import org.sessiontrail.ledger.source.DatabaseEvidence;
import org.sessiontrail.ledger.source.TlogDirectory;
import org.sessiontrail.ledger.verify.Verification;
import org.sessiontrail.ledger.verify.VerificationReport;
import org.sessiontrail.ledger.verify.VerificationText;
import org.sessiontrail.record.TrailClock;
import org.sessiontrail.report.bundle.BundleEvidence;
import org.sessiontrail.store.StoreException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Verifies a bundle, a log of another product, or the live database. */
@Command(
    name = "verify",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = "Check that nothing of a log was changed, added or removed unseen.",
    footer = {
      "",
      "Without PATH the live database is verified, which is itself recorded in its log.",
      "Keys that come with the evidence prove only that it is consistent in itself: give a policy"
          + " from the owner's safe, and checkpoints that were left elsewhere.",
      "Exit code 0 nothing found, 1 findings, 2 wrong use, 3 could not run.",
      "",
      "Example: verify evidence.zip --policy safe/policy.txt --anchor /mnt/anchors/shop.txt"
    })
final class VerifyCommand implements Callable<Integer> {
  private static final long SLICE = 2_000;

  @Parameters(
      arity = "0..1",
      paramLabel = "PATH",
      description = "a bundle (zip file or directory), or a directory in the form of tlog-tiles")
  private @Nullable Path path;

  @Option(
      names = "--policy",
      paramLabel = "FILE",
      description = "whose signatures to believe (C2SP tlog-policy)")
  private @Nullable Path policy;

  @Option(
      names = "--anchor",
      paramLabel = "FILE",
      description = "checkpoints that were left elsewhere; may be given several times")
  private List<Path> anchors = new ArrayList<>();

  @Option(
      names = "--heartbeat-seconds",
      paramLabel = "N",
      defaultValue = "60",
      description = "what tracker.heartbeat-seconds is (default: ${DEFAULT-VALUE})")
  private int heartbeatSeconds;

  @Option(
      names = "--format",
      paramLabel = "text|json",
      defaultValue = "text",
      description = "how to print the result (default: ${DEFAULT-VALUE})")
  private String format = "";

  @Option(names = "--progress", description = "show progress even if no terminal is seen")
  private boolean progress;

  @Mixin private final DatabaseOptions database = new DatabaseOptions();

  @Spec
  @SuppressWarnings("NullAway.Init") // set by picocli before call()
  private CommandSpec spec;

  private final OutputStream standardOutput;
  private final TrailClock clock = TrailClock.system();

  VerifyCommand(OutputStream standardOutput) {
    this.standardOutput = standardOutput;
  }

  @Override
  public Integer call() throws Exception {
    if (!format.equals("text") && !format.equals("json")) {
      throw new CliException(ExitCode.WRONG_USE, "--format is text or json");
    }
    VerifierSettings settings = settings();
    Path of = path;
    VerificationReport report;
    if (of == null) {
      report = live(settings);
    } else {
      try (Evidence evidence = evidence(of)) {
        report = run(evidence, settings);
      }
    }
    print(report);
    return report.isSound() ? ExitCode.FINE : ExitCode.FINDINGS;
  }

  private VerificationReport live(VerifierSettings settings) throws CliException, StoreException {
    try (OpenLog log = database.open()) {
      long start = clock.epochMicros();
      long nanos = clock.nanos();
      VerificationReport report;
      try (Evidence evidence = new DatabaseEvidence(log.storage().ledger(log.app()))) {
        report = run(evidence, settings);
      } catch (EvidenceException e) {
        throw unreadable(e);
      }
      log.note(
          report
              .fact(start)
              .put("via", "cli")
              .put("ms", (clock.nanos() - nanos) / 1_000_000)
              .user(System.getProperty("user.name"))
              .build(),
          "this verification",
          clock,
          err());
      return report;
    }
  }

  private VerificationReport run(Evidence evidence, VerifierSettings settings) throws CliException {
    ProgressLine line = ProgressLine.on(err(), progress, clock);
    try {
      Verification run = new Verification(evidence, settings);
      while (run.advance(SLICE)) {
        line.at(run.done(), Math.max(run.done(), run.total()));
      }
      line.at(run.done(), run.done());
      return run.finish();
    } catch (EvidenceException e) {
      throw unreadable(e);
    } finally {
      line.end();
    }
  }

  private static Evidence evidence(Path path) throws CliException {
    try {
      return BundleEvidence.isBundle(path) ? BundleEvidence.open(path) : new TlogDirectory(path);
    } catch (EvidenceException e) {
      throw new CliException(ExitCode.WRONG_USE, e.getMessage() == null ? "" : e.getMessage(), e);
    }
  }

  private VerifierSettings settings() throws CliException {
    List<AnchorNote> notes = new ArrayList<>();
    List<String> unchecked = new ArrayList<>();
    for (Path file : anchors) {
      try {
        AnchorNotes anchor = AnchorNotes.read(file);
        notes.addAll(anchor.notes());
        unchecked.addAll(anchor.unchecked());
      } catch (EvidenceException e) {
        throw new CliException(ExitCode.WRONG_USE, e.getMessage() == null ? "" : e.getMessage(), e);
      }
    }
    return new VerifierSettings(policy(), notes, heartbeatSeconds, unchecked);
  }

  private @Nullable TlogPolicy policy() throws CliException {
    Path file = policy;
    if (file == null) {
      return null;
    }
    try {
      return TlogPolicy.parse(Files.readString(file));
    } catch (IOException | NoteException e) {
      throw new CliException(
          ExitCode.WRONG_USE,
          "--policy " + file + " can't be used: " + DatabaseOptions.reason(e),
          e);
    }
  }

  private void print(VerificationReport report) throws IOException {
    String text =
        format.equals("json") ? VerificationText.json(report) : VerificationText.plain(report);
    standardOutput.write(text.getBytes(StandardCharsets.UTF_8));
    standardOutput.flush();
  }

  private static CliException unreadable(EvidenceException e) {
    return new CliException(
        ExitCode.COULD_NOT_RUN, e.getMessage() == null ? "" : e.getMessage(), e);
  }

  private PrintWriter err() {
    return spec.commandLine().getErr();
  }
}
