package org.sessiontrail.report.dispute;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.sessiontrail.ledger.evidence.VerifierSettings;
import org.sessiontrail.ledger.note.TlogPolicy;
import org.sessiontrail.ledger.source.DatabaseEvidence;
import org.sessiontrail.ledger.verify.Verification;
import org.sessiontrail.ledger.verify.VerificationReport;
import org.sessiontrail.ledger.verify.VerificationText;
import org.sessiontrail.record.RandomIds;
import org.sessiontrail.record.TrailClock;
import org.sessiontrail.report.Attestation;
import org.sessiontrail.report.AuditReport;
import org.sessiontrail.report.Conditions;
import org.sessiontrail.report.bundle.BundleEvidence;
import org.sessiontrail.report.bundle.BundleSelection;
import org.sessiontrail.report.bundle.BundleWriter;
import org.sessiontrail.report.bundle.ZipSink;
import org.sessiontrail.report.format.ReportFormat;
import org.sessiontrail.store.LedgerStore;
import org.sessiontrail.store.StoreException;
import org.sessiontrail.store.TrailQuery;
import org.sessiontrail.store.TrailReader;

/**
 * What somebody takes to a dispute about one person, one session or one period: a bundle of
 * evidence that also holds the report on it, for people.
 *
 * <pre>
 *   README.txt          what this is and how to check it, in plain words
 *   report.pdf          the audit report, to be read and signed; where its library is
 *   report.csv          the same records for a spreadsheet
 *   verification.txt    what verifying the evidence said when the pack was made; and .json
 *   checkpoint, entries.jsonl, proofs/…, manifest.json …   the evidence, see BundleWriter
 * </pre>
 *
 * The verifier takes the pack as it is. The list of files names the report too, so no byte of it
 * can be changed unseen. Report and evidence hold the same records: those under the checkpoint; for
 * a period the evidence has all around them, up to the checkpoints before and after.
 *
 * <p>Threads: one thread at a time. Memory: that of a PDF of {@value #PDF_ROWS} records. Disk:
 * about twice the pack in a temporary directory that only its owner can read, gone when this ends.
 */
public final class DisputePack {
  /** What people call it. */
  public static final String FORMAT = "dispute";

  /** Records that the document prints; all of them are in the other files. */
  static final long PDF_ROWS = 50_000;

  private final Source source;
  private final TrailClock clock;

  /**
   * Where packs come from.
   *
   * @param reader finds records
   * @param ledger proves them
   * @param app origin of the log
   * @param tool name and version of this product
   */
  public record Source(TrailReader reader, LedgerStore ledger, String app, String tool) {}

  /**
   * What was made.
   *
   * @param id name of the report in it
   * @param records records in the report
   * @param proven records in the evidence
   * @param unsigned records that were left out, since no checkpoint is over them yet
   * @param seal the checkpoint they are proven under
   * @param isSound whether the evidence verified
   * @param hasDocument whether there is a PDF
   */
  public record Made(
      String id,
      long records,
      long proven,
      long unsigned,
      Attestation seal,
      boolean isSound,
      boolean hasDocument) {}

  /** Makes packs out of {@code source}. */
  public DisputePack(Source source, TrailClock clock) {
    this.source = source;
    this.clock = clock;
  }

  /**
   * Writes the pack of the records that {@code query} selects.
   *
   * @param madeBy who asked for it, or null when that is not known
   * @param to not closed
   * @throws NothingToShowException when there is no such record; nothing was written then
   * @throws StoreException also when nothing is signed yet
   * @throws Exception what reading or {@code to} threw
   */
  public Made write(
      TrailQuery query, @Nullable String madeBy, OutputStream to, AuditReport.Progress progress)
      throws Exception {
    Path folder = Files.createTempDirectory("sessiontrail-dispute");
    try {
      return write(query, madeBy, to, progress, folder);
    } finally {
      delete(folder);
    }
  }

  private Made write(
      TrailQuery query,
      @Nullable String madeBy,
      OutputStream to,
      AuditReport.Progress progress,
      Path folder)
      throws Exception {
    Path evidence = folder.resolve("evidence.zip");
    BundleWriter.Summary proven = evidence(query, evidence, folder, progress);
    Attestation seal = Attestation.of(proven.checkpoint());
    VerificationReport verified = verified(evidence);
    SealedReader sealed =
        new SealedReader(source.reader(), proven.checkpoint().checkpoint().size());
    String id = new RandomIds().next();
    AuditReport report =
        new AuditReport(sealed, source.app(), clock).madeBy(madeBy).named(id).attested(seal);
    Map<String, Path> files = new LinkedHashMap<>();
    files.put("README.txt", folder.resolve("README.txt"));
    boolean hasDocument = ReportFormat.PDF.missing() == null;
    if (hasDocument) {
      write(report, ReportFormat.PDF, query, add(files, folder, "report.pdf"));
    }
    long records = write(report, ReportFormat.CSV, query, add(files, folder, "report.csv"));
    if (records == 0) {
      throw new NothingToShowException(sealed.unsealed());
    }
    Files.writeString(add(files, folder, "verification.txt"), VerificationText.plain(verified));
    Files.writeString(add(files, folder, "verification.json"), VerificationText.json(verified));
    Made made =
        new Made(
            id,
            records,
            proven.records(),
            sealed.unsealed(),
            seal,
            verified.isSound(),
            hasDocument);
    BundleSelection selection = BundleSelection.of(query, Conditions.of(query));
    Files.writeString(
        folder.resolve("README.txt"),
        PackReadme.text(source, made, selection, madeBy, TrailClock.format(clock.epochMicros())));
    ZipSink.extend(evidence, files, to, folder);
    return made;
  }

  private BundleWriter.Summary evidence(
      TrailQuery query, Path file, Path folder, AuditReport.Progress progress) throws Exception {
    TlogPolicy policy = DatabaseEvidence.policy(source.ledger().keys());
    if (policy == null) {
      throw new StoreException("TRK-0360 no node has signed this log yet", null);
    }
    BundleWriter.Source from =
        new BundleWriter.Source(source.reader(), policy, source.tool(), clock.epochMicros());
    try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
      return new BundleWriter(source.ledger(), from)
          .write(
              BundleSelection.of(query, Conditions.of(query)), new ZipSink(out, folder), progress);
    }
  }

  /** By the evidence's own keys: whoever gets the pack brings better ones. */
  private static VerificationReport verified(Path evidence) throws Exception {
    try (BundleEvidence read = BundleEvidence.open(evidence)) {
      return Verification.of(read, VerifierSettings.none());
    }
  }

  private static long write(AuditReport report, ReportFormat format, TrailQuery query, Path file)
      throws Exception {
    try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
      return report
          .write(query, format.writer(out, PDF_ROWS), AuditReport.Progress.NONE)
          .captured();
    }
  }

  private static Path add(Map<String, Path> files, Path folder, String name) {
    Path file = folder.resolve(name);
    files.put(name, file);
    return file;
  }

  private static void delete(Path folder) throws IOException {
    List<Path> all;
    try (Stream<Path> walk = Files.walk(folder)) {
      all = walk.sorted(Comparator.reverseOrder()).toList();
    }
    for (Path file : all) {
      Files.deleteIfExists(file);
    }
  }
}
