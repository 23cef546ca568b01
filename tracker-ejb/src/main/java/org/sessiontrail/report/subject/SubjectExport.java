package org.sessiontrail.report.subject;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.jspecify.annotations.Nullable;
import org.sessiontrail.ledger.note.TlogProof;
import org.sessiontrail.ledger.tree.Proofs;
import org.sessiontrail.record.CanonicalJson;
import org.sessiontrail.record.TrailClock;
import org.sessiontrail.report.AuditReport;
import org.sessiontrail.report.AuditWriter;
import org.sessiontrail.retention.Subject;
import org.sessiontrail.store.LedgerStore;
import org.sessiontrail.store.StoreException;
import org.sessiontrail.store.StoredCheckpoint;
import org.sessiontrail.store.TrailQuery;
import org.sessiontrail.store.TrailReader;
import org.sessiontrail.store.TrailRecord;

/**
 * A person's copy of what the log holds of them (GDPR, articles 15 and 20), as a zip.
 *
 * <pre>
 *   about.json        purposes, basis, periods, recipients, source
 *   sessions.jsonl    a line a trail
 *   events.csv        a row a record, as in the audit report
 *   consents.jsonl    detections.jsonl
 *   report.html       the same in plain words
 *   leaves.jsonl      {"index":…,"leaf":…}: the exact texts that the proofs are about
 *   proofs/….tlog-proof
 * </pre>
 *
 * <p>Threads: one thread at a time. Memory: a few numbers a trail.
 */
public final class SubjectExport {
  private static final int MAX_TRAILS = 100_000;

  private final TrailReader log;
  private final LedgerStore ledger;
  private final String app;
  private final TrailClock clock;

  /** Exports from the log of {@code app}. */
  public SubjectExport(TrailReader log, LedgerStore ledger, String app, TrailClock clock) {
    this.log = log;
    this.ledger = ledger;
    this.app = app;
    this.clock = clock;
  }

  /**
   * Writes the zip.
   *
   * @param user the user's name
   * @param csv makes the writer of {@code events.csv}
   * @param to not closed
   * @return how many records it holds
   * @throws Exception what the store or {@code to} threw
   */
  public long write(
      Subject subject,
      String user,
      SubjectAbout about,
      Function<OutputStream, AuditWriter> csv,
      OutputStream to)
      throws Exception {
    ZipOutputStream zip = new ZipOutputStream(to, StandardCharsets.UTF_8);
    List<SessionSummary> sessions = sessions(subject, user);
    SubjectReader own =
        new SubjectReader(
            log, subject, user, sessions.stream().map(SessionSummary::trail).toList());
    lines(zip, "sessions.jsonl", sessions.stream().map(SessionSummary::json).toList());
    zip.putNextEntry(new ZipEntry("events.csv"));
    long records =
        new AuditReport(own, app, clock)
            .write(
                TrailQuery.all().ofUser(user),
                csv.apply(new Unclosed(zip)),
                AuditReport.Progress.NONE)
            .captured();
    zip.closeEntry();
    about(zip, about, records, own.withheld());
    lines(zip, "consents.jsonl", List.of(nothing("this version records no consents")));
    lines(zip, "detections.jsonl", List.of(nothing("this version records no detections")));
    page(zip, own, user, about, sessions);
    proofs(zip, own);
    zip.finish();
    return records;
  }

  /** The person's trails in the order in which they began. */
  private List<SessionSummary> sessions(Subject subject, String user) throws Exception {
    if (subject.trails().size() > MAX_TRAILS) {
      throw new StoreException(
          "TRK-0392 the person was on more than " + MAX_TRAILS + " trails", null);
    }
    Map<String, SessionSummary> found = new LinkedHashMap<>();
    new SubjectReader(log, subject, user, List.copyOf(subject.trails()))
        .read(
            TrailQuery.all(),
            record -> {
              String sid = record.stored().text("sid");
              if (sid != null) {
                found.computeIfAbsent(sid, SessionSummary::new).add(record.stored());
              }
            });
    List<SessionSummary> out = new ArrayList<>(found.values());
    out.sort(Comparator.comparingLong(SessionSummary::firstMicros));
    return out;
  }

  private void about(ZipOutputStream zip, SubjectAbout about, long records, long withheld)
      throws IOException {
    Map<String, Object> out = new TreeMap<>(about.texts());
    Map<String, Object> days = new TreeMap<>();
    about.days().forEach((name, count) -> days.put(name, (long) count));
    out.put("application", app);
    out.put("made", TrailClock.format(clock.epochMicros()));
    out.put("days", days);
    out.put("records", records);
    out.put("withheldAsAboutOthers", withheld);
    lines(zip, "about.json", List.of(CanonicalJson.text(out)));
  }

  private void page(
      ZipOutputStream zip,
      SubjectReader own,
      String user,
      SubjectAbout about,
      List<SessionSummary> sessions)
      throws Exception {
    zip.putNextEntry(new ZipEntry("report.html"));
    SubjectPage page = new SubjectPage(new Unclosed(zip));
    page.begin(app, user, about, sessions);
    own.read(TrailQuery.all(), record -> page.record(record.stored()));
    page.end();
    zip.closeEntry();
  }

  /** Proofs of what the newest checkpoint covers; the rest can be proved from the next one on. */
  private void proofs(ZipOutputStream zip, SubjectReader own) throws Exception {
    zip.putNextEntry(new ZipEntry("leaves.jsonl"));
    own.read(TrailQuery.all(), record -> line(zip, leaf(record)));
    zip.closeEntry();
    @Nullable StoredCheckpoint newest = ledger.newest();
    if (newest == null) {
      return;
    }
    long size = newest.checkpoint().size();
    Proofs<StoreException> proofs = new Proofs<>(ledger.nodes(size));
    own.read(
        TrailQuery.all(),
        record -> {
          long index = record.index();
          if (index < size) {
            TlogProof proof = new TlogProof(index, proofs.inclusion(index, size), newest.note());
            zip.putNextEntry(new ZipEntry("proofs/" + index + ".tlog-proof"));
            zip.write(proof.toString().getBytes(StandardCharsets.UTF_8));
            zip.closeEntry();
          }
        });
  }

  private static String leaf(TrailRecord record) {
    Map<String, Object> out = new TreeMap<>();
    out.put("index", record.index());
    out.put("leaf", new String(record.stored().leaf(), StandardCharsets.UTF_8));
    out.put("disclosures", record.stored().disclosures());
    return CanonicalJson.text(out);
  }

  private static String nothing(String why) {
    return CanonicalJson.text(Map.of("note", why));
  }

  private static void lines(ZipOutputStream zip, String name, List<String> lines)
      throws IOException {
    zip.putNextEntry(new ZipEntry(name));
    for (String line : lines) {
      line(zip, line);
    }
    zip.closeEntry();
  }

  private static void line(ZipOutputStream zip, String line) throws IOException {
    zip.write((line + "\n").getBytes(StandardCharsets.UTF_8));
  }

  /** A part of a zip, for writers that close what they write to. */
  private static final class Unclosed extends FilterOutputStream {
    Unclosed(OutputStream out) {
      super(out);
    }

    @Override
    public void write(byte[] bytes, int from, int count) throws IOException {
      out.write(bytes, from, count);
    }

    @Override
    public void close() throws IOException {
      flush();
    }
  }
}
