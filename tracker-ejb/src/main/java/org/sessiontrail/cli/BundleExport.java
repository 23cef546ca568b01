package org.sessiontrail.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Objects;
import org.sessiontrail.ledger.note.TlogPolicy;
import org.sessiontrail.ledger.source.DatabaseEvidence;
import org.sessiontrail.record.Fact;
import org.sessiontrail.record.Kind;
import org.sessiontrail.record.Outcome;
import org.sessiontrail.record.TrailClock;
import org.sessiontrail.report.Access;
import org.sessiontrail.report.Conditions;
import org.sessiontrail.report.bundle.BundleSelection;
import org.sessiontrail.report.bundle.BundleWriter;
import org.sessiontrail.report.bundle.DirectorySink;
import org.sessiontrail.report.bundle.ZipSink;
import org.sessiontrail.store.LedgerStore;
import org.sessiontrail.store.StoreException;
import org.sessiontrail.store.TrailQuery;

/** Writes a bundle of evidence, and records in the log that it did. */
final class BundleExport {
  /** What people call it. */
  static final String FORMAT = "bundle";

  private final OpenLog log;
  private final Path out;
  private final PrintWriter err;
  private final TrailClock clock;

  /**
   * A bundle of {@code log} to {@code out}: a zip file when its name says so, else a directory that
   * is empty or made.
   */
  BundleExport(OpenLog log, Path out, PrintWriter err, TrailClock clock) {
    this.log = log;
    this.out = out;
    this.err = err;
    this.clock = clock;
  }

  /** Writes the part that {@code query} asks for; returns the exit code. */
  int write(TrailQuery query, ProgressLine line) throws CliException {
    Access access = OpenLog.access(Kind.EXPORT, clock);
    try {
      BundleWriter.Summary done = write(query, access, line);
      line.end();
      err.println(
          String.format(
              Locale.ROOT,
              "%,d records of %s (places %d to %d); %,d more are not signed yet",
              done.records(),
              log.app(),
              done.from(),
              Math.max(done.from(), done.to() - 1),
              done.unsigned()));
      return ExitCode.FINE;
    } catch (Exception e) {
      line.end();
      record(access.ended(Outcome.FAILED, FORMAT, query, line.rows(), e, clock));
      String message = "the bundle could not be written: " + DatabaseOptions.reason(e);
      throw new CliException(ExitCode.COULD_NOT_RUN, message, e);
    }
  }

  private BundleWriter.Summary write(TrailQuery query, Access access, ProgressLine line)
      throws Exception {
    LedgerStore ledger = log.storage().ledger(log.app());
    TlogPolicy policy = DatabaseEvidence.policy(ledger.keys());
    if (policy == null) {
      throw new StoreException("TRK-0360 no node has signed this log yet", null);
    }
    String tool = Objects.requireNonNull(new TrackerCli.Version().getVersion()[0]);
    BundleWriter writer =
        new BundleWriter(
            ledger, new BundleWriter.Source(log.reader(), policy, tool, access.startMicros()));
    BundleSelection selection = BundleSelection.of(query, Conditions.of(query));
    if (!out.toString().toLowerCase(Locale.ROOT).endsWith(".zip")) {
      BundleWriter.Summary done = writer.write(selection, new DirectorySink(emptied()), line);
      record(access.ended(Outcome.SUCCESS, handed(query, done), null, clock));
      return done;
    }
    try (ReportOutput output = ReportOutput.to(out)) {
      Path beside = Objects.requireNonNull(out.toAbsolutePath().getParent());
      BundleWriter.Summary done = writer.write(selection, new ZipSink(output, beside), line);
      output.flush();
      Access.Handed handed = handed(query, done).as(output.sha256());
      record(access.ended(Outcome.SUCCESS, handed, null, clock));
      output.keep();
      return done;
    }
  }

  private Path emptied() throws IOException {
    if (Files.exists(out)) {
      try (var files = Files.list(out)) {
        if (files.findAny().isPresent()) {
          throw new IOException(out + " is not empty");
        }
      }
    }
    return out;
  }

  /** A bundle has no id of its own: its checkpoint and its hash say which it is. */
  private static Access.Handed handed(TrailQuery query, BundleWriter.Summary done) {
    long size = done.checkpoint().checkpoint().size();
    return new Access.Handed(FORMAT, query, done.records(), null, null, size, null);
  }

  private void record(Fact export) {
    log.note(export, "this export", clock, err);
  }
}
