package org.sessiontrail.ledger.verify;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sessiontrail.ledger.evidence.Evidence;
import org.sessiontrail.ledger.evidence.EvidenceRecord;
import org.sessiontrail.ledger.evidence.PublishedNote;
import org.sessiontrail.ledger.note.SignedNote;
import org.sessiontrail.ledger.note.TlogPolicy;
import org.sessiontrail.ledger.tree.Frontier;
import org.sessiontrail.record.StoredRecord;

/**
 * A log in memory, as an insider with all keys would make it: its tree and signatures are right.
 */
public final class MemoryEvidence implements Evidence {
  private final List<StoredRecord> records;
  private final List<PublishedNote> notes = new ArrayList<>();

  /** The records and checkpoints of {@code shop}. */
  public MemoryEvidence(ShopLog shop) {
    this.records = shop.records();
    List<SignedNote> signed = shop.notes();
    for (int i = 0; i < signed.size(); i++) {
      long size = shop.cuts().get(i).size();
      notes.add(new PublishedNote("checkpoint " + size, size, signed.get(i).toString(), null));
    }
  }

  @Override
  public String name() {
    return "the list";
  }

  @Override
  public Extent extent() {
    return new Extent(Form.WHOLE, 0, records.size(), records.size());
  }

  @Override
  public Frontier base() {
    return new Frontier();
  }

  @Override
  public @Nullable TlogPolicy policy() {
    return ShopLog.policy();
  }

  @Override
  public List<PublishedNote> checkpoints(long after, int most) {
    return notes.stream().filter(note -> note.size() > after).limit(most).toList();
  }

  @Override
  public void records(long from, long to, Visitor visitor)
      throws org.sessiontrail.ledger.evidence.EvidenceException {
    for (long i = from; i < to; i++) {
      StoredRecord record = records.get((int) i);
      visitor.take(
          new EvidenceRecord(i, record.leaf(), null, record.disclosures(), List.of(), null));
    }
  }

  @Override
  public void close() {}
}
