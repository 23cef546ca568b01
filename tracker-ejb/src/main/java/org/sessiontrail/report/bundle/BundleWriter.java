package org.sessiontrail.report.bundle;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.sessiontrail.ledger.evidence.Evidence;
import org.sessiontrail.ledger.note.ConsistencyNote;
import org.sessiontrail.ledger.note.SignedNote;
import org.sessiontrail.ledger.note.TlogPolicy;
import org.sessiontrail.ledger.note.TlogProof;
import org.sessiontrail.ledger.tree.Hash;
import org.sessiontrail.ledger.tree.Proofs;
import org.sessiontrail.ledger.tree.TreeHasher;
import org.sessiontrail.record.Kind;
import org.sessiontrail.record.TrailClock;
import org.sessiontrail.report.AuditReport;
import org.sessiontrail.store.LedgerRow;
import org.sessiontrail.store.LedgerStore;
import org.sessiontrail.store.StoreException;
import org.sessiontrail.store.StoredAnchor;
import org.sessiontrail.store.StoredCheckpoint;
import org.sessiontrail.store.TrailQuery;
import org.sessiontrail.store.TrailReader;

/**
 * Writes a part of the log with all that is needed to check it without the database and without
 * this product. Streamed: a million records need the memory of a thousand, except for eight bytes a
 * record when single records are asked for, and a line a file for the manifest.
 *
 * <p>Threads: one thread.
 */
public final class BundleWriter {
  private final LedgerStore ledger;
  private final Source source;
  private final TreeHasher hasher = new TreeHasher();

  /**
   * Where bundles come from.
   *
   * @param reader finds single records
   * @param policy whose keys the bundle names, its own word
   * @param tool name and version of this product
   * @param madeMicros now, microseconds since 1970
   */
  public record Source(TrailReader reader, TlogPolicy policy, String tool, long madeMicros) {}

  /**
   * What a bundle holds.
   *
   * @param records number of records
   * @param from place of the first record
   * @param to place after the last one
   * @param unsigned records that were asked for and left out, since no checkpoint is over them yet
   * @param checkpoint the newest checkpoint in it
   */
  public record Summary(
      long records, long from, long to, long unsigned, StoredCheckpoint checkpoint) {}

  /** The log cut at two checkpoints. */
  private record Cut(long from, StoredCheckpoint to) {
    long size() {
      return to.checkpoint().size();
    }
  }

  /** A writer of bundles out of {@code ledger}. */
  public BundleWriter(LedgerStore ledger, Source source) {
    this.ledger = ledger;
    this.source = source;
  }

  /**
   * Writes the part that {@code selection} asks for, and finishes {@code to}.
   *
   * @throws StoreException also when nothing is signed yet
   * @throws Exception what reading threw
   */
  public Summary write(BundleSelection selection, BundleSink to, AuditReport.Progress progress)
      throws Exception {
    RecordingSink files = new RecordingSink(to);
    Cut cut = cut(selection);
    files.write("checkpoint", cut.to().note().toString());
    files.write("policy.txt", source.policy().toString());
    files.write("README.txt", Readme.text(selection.form()));
    Summary done =
        selection.form() == Evidence.Form.SPARSE
            ? sparse(selection, cut, files, progress)
            : gapless(selection.form(), cut, files, progress);
    Manifest manifest =
        new Manifest(
            selection.form(),
            done.from(),
            done.to(),
            done.records(),
            selection.conditions(),
            source.tool(),
            TrailClock.format(source.madeMicros()),
            files.files());
    to.write(Manifest.NAME, manifest.text());
    to.finish();
    return done;
  }

  private Cut cut(BundleSelection selection) throws StoreException {
    StoredCheckpoint newest = ledger.newest();
    if (newest == null) {
      throw new StoreException(
          "TRK-0360 nothing in this log is signed yet, so nothing of it can be proven", null);
    }
    long from = ledger.state().purged();
    Long begin = selection.query().fromMicros();
    Long end = selection.query().toMicros();
    if (selection.form() != Evidence.Form.PERIOD) {
      return new Cut(from, newest);
    }
    StoredCheckpoint until = null;
    long after = 0;
    while (until == null && after < newest.checkpoint().size()) {
      List<StoredCheckpoint> page = ledger.checkpoints(after + 1, after + 100_000);
      for (StoredCheckpoint each : page) {
        if (begin != null && each.epochMicros() <= begin && each.checkpoint().size() > from) {
          from = each.checkpoint().size();
        }
        if (until == null && end != null && each.epochMicros() >= end) {
          until = each;
        }
      }
      after += 100_000;
    }
    return new Cut(from, until == null ? newest : until);
  }

  private Summary gapless(
      Evidence.Form form, Cut cut, BundleSink files, AuditReport.Progress progress)
      throws Exception {
    checkpoints(cut, files);
    if (cut.from() > 0) {
      files.write("frontier-" + cut.from(), frontier(cut.from()));
    }
    long total = cut.size() - cut.from();
    TileFiles tiles = form == Evidence.Form.WHOLE && cut.from() == 0 ? new TileFiles(files) : null;
    long[] written = {0};
    Set<Long> removedBy = new TreeSet<>();
    progress.at(0, total);
    try (EntryFiles entries = new EntryFiles(files)) {
      ledger.rows(
          cut.from(),
          cut.size(),
          row -> {
            Hash hash = known(row, cut.from() + written[0]);
            entries.write(row, hash);
            removal(row, removedBy);
            if (tiles != null) {
              tiles.leaf(row.leaf(), hash);
            }
            if (++written[0] % AuditReport.ROWS_A_CALL == 0) {
              progress.at(written[0], total);
            }
          });
    }
    if (tiles != null) {
      tiles.finish();
    }
    removedBy.removeIf(place -> place >= cut.from() && place < cut.size());
    removals(removedBy, files);
    progress.at(written[0], total);
    return new Summary(written[0], cut.from(), cut.size(), 0, cut.to());
  }

  private Hash known(LedgerRow row, long expected) throws StoreException {
    Hash hash = row.hash(hasher);
    if (row.index() != expected || hash == null) {
      throw new StoreException(
          "TRK-0361 record " + expected + " is missing from the log: run verify", null);
    }
    return hash;
  }

  private String frontier(long size) throws StoreException {
    StringBuilder out = new StringBuilder("size ").append(size).append('\n');
    for (Hash hash : new Proofs<>(ledger.nodes(size)).frontier(size).subtrees()) {
      out.append(hash.base64()).append('\n');
    }
    return out.toString();
  }

  private void checkpoints(Cut cut, BundleSink files) throws StoreException, IOException {
    StoredCheckpoint before = null;
    for (long at = Math.max(1, cut.from()); at <= cut.size(); at += 100_000) {
      long to = Math.min(cut.size(), at + 99_999);
      for (StoredCheckpoint each : ledger.checkpoints(at, to)) {
        long size = each.checkpoint().size();
        files.write("checkpoints/" + size, each.note().toString());
        if (before != null) {
          long older = before.checkpoint().size();
          ConsistencyNote proof =
              new ConsistencyNote(
                  older, new Proofs<>(ledger.nodes(size)).consistency(older, size), each.note());
          files.write("consistency/" + older + "-" + size, proof.toString());
        }
        before = each;
      }
    }
    timestamps(Math.max(1, cut.from()), cut.size(), files);
  }

  private void timestamps(long from, long to, BundleSink files) throws StoreException, IOException {
    for (StoredAnchor anchor : ledger.anchors(from)) {
      if (anchor.kind().equals("rfc3161") && anchor.size() <= to) {
        files.write("timestamps/" + anchor.size() + ".tsr", anchor.payload());
      }
    }
  }

  private Summary sparse(
      BundleSelection selection, Cut cut, BundleSink files, AuditReport.Progress progress)
      throws Exception {
    long[] asked = selection.places(source.reader());
    long[] places = selection.withReasons(asked, source.reader());
    int count = 0;
    while (count < places.length && places[count] < cut.size()) {
      count++;
    }
    files.write("checkpoints/" + cut.size(), cut.to().note().toString());
    timestamps(cut.size(), cut.size(), files);
    Proofs<StoreException> proofs = new Proofs<>(ledger.nodes(cut.size()));
    for (long older : anchored(cut.size())) {
      ConsistencyNote proof =
          new ConsistencyNote(older, proofs.consistency(older, cut.size()), cut.to().note());
      files.write("consistency/" + older + "-" + cut.size(), proof.toString());
    }
    progress.at(0, count);
    try (EntryFiles entries = new EntryFiles(files);
        OutputStream index = files.create("index.csv")) {
      index.write("line,index\n".getBytes(StandardCharsets.US_ASCII));
      for (int i = 0; i < count; i++) {
        LedgerRow row = row(places[i]);
        entries.write(row, known(row, places[i]));
        index.write(((i + 1) + "," + places[i] + "\n").getBytes(StandardCharsets.US_ASCII));
        proof(places[i], cut, proofs, files);
        progress.at(i + 1L, count);
      }
    }
    long last = count == 0 ? 0 : places[count - 1] + 1;
    long first = count == 0 ? 0 : places[0];
    long unsigned = Arrays.stream(asked).filter(place -> place >= cut.size()).count();
    return new Summary(count, first, last, unsigned, cut.to());
  }

  /** Sizes below {@code size} of checkpoints that are noted to be kept elsewhere, reports too. */
  private Set<Long> anchored(long size) throws Exception {
    Set<Long> out = new TreeSet<>();
    for (StoredAnchor anchor : ledger.anchors(1)) {
      out.add(anchor.size());
    }
    source
        .reader()
        .read(
            TrailQuery.all().ofKinds(Set.of(Kind.EXPORT)),
            record -> {
              Long named = record.stored().number("checkpoint");
              if (named != null) {
                out.add(named);
              }
            });
    long purged = ledger.state().purged();
    out.removeIf(each -> each < Math.max(1, purged) || each >= size);
    return out;
  }

  private void proof(long place, Cut cut, Proofs<StoreException> proofs, BundleSink files)
      throws StoreException, IOException {
    SignedNote note = cut.to().note();
    TlogProof proof = new TlogProof(place, proofs.inclusion(place, cut.size()), note);
    files.write("proofs/" + place + ".tlog-proof", proof.toString());
  }

  private static void removal(LedgerRow row, Set<Long> removedBy) {
    Long by = row.removedBy();
    if (by != null) {
      removedBy.add(by);
    }
  }

  /** The records that say why something of others is gone, as far as they are kept and signed. */
  private void removals(Set<Long> places, BundleSink files) throws Exception {
    StoredCheckpoint newest = ledger.newest();
    if (newest == null || places.isEmpty()) {
      return;
    }
    Cut all = new Cut(0, newest);
    Proofs<StoreException> proofs = new Proofs<>(ledger.nodes(all.size()));
    for (long place : places) {
      if (place >= ledger.state().purged() && place < all.size()) {
        byte[] leaf = row(place).leaf();
        if (leaf != null) {
          files.write("removals/" + place + ".json", new String(leaf, StandardCharsets.UTF_8));
          TlogProof proof =
              new TlogProof(place, proofs.inclusion(place, all.size()), newest.note());
          files.write("removals/" + place + ".tlog-proof", proof.toString());
        }
      }
    }
  }

  private LedgerRow row(long place) throws Exception {
    @Nullable LedgerRow[] found = {null};
    ledger.rows(place, place + 1, row -> found[0] = row);
    LedgerRow row = found[0];
    if (row == null) {
      throw new StoreException(
          "TRK-0361 record " + place + " is missing from the log: run verify", null);
    }
    return row;
  }
}
