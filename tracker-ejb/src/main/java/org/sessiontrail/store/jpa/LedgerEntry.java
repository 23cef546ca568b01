package org.sessiontrail.store.jpa;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.sessiontrail.ledger.tree.Hash;
import org.sessiontrail.record.StoredRecord;
import org.sessiontrail.store.DisclosureText;
import org.sessiontrail.store.LedgerRow;
import org.sessiontrail.store.keys.SubjectKeys;

/** One record at its place in the log: the leaf, what may be erased, and copies to find it by. */
@Entity
@Table(name = "ledger_entry")
@IdClass(LedgerEntry.Key.class)
class LedgerEntry {
  @Id
  @Column(name = "log_id")
  private int logId;

  @Id
  @Column(name = "idx")
  private long idx;

  @Column(name = "leaf")
  private byte @Nullable [] leaf;

  @Column(name = "leaf_hash")
  private byte @Nullable [] leafHash;

  @Column(name = "disclosures")
  private @Nullable String disclosures;

  @Column(name = "subject_ref")
  private @Nullable String subjectRef;

  /** Written by those who remove something, never with a record. */
  @Column(name = "removed_by", insertable = false, updatable = false)
  private @Nullable Long removedBy;

  @Column(name = "stream", nullable = false, updatable = false)
  private String stream;

  @Column(name = "seq", nullable = false, updatable = false)
  private long seq;

  @Column(name = "at_micros", nullable = false, updatable = false)
  private long atMicros;

  @Column(name = "kind", nullable = false, updatable = false)
  private String kind;

  @Column(name = "sid", updatable = false)
  private @Nullable String sid;

  @Column(name = "sseq", updatable = false)
  private @Nullable Integer sseq;

  @Column(name = "name", updatable = false)
  private @Nullable String name;

  @Column(name = "method", updatable = false)
  private @Nullable String method;

  @Column(name = "route", updatable = false)
  private @Nullable String route;

  @Column(name = "status", updatable = false)
  private @Nullable Integer status;

  @Column(name = "outcome", updatable = false)
  private @Nullable String outcome;

  @Column(name = "millis", updatable = false)
  private @Nullable Long millis;

  /** For the provider. */
  @SuppressWarnings("NullAway.Init")
  protected LedgerEntry() {}

  /**
   * {@code record} at place {@code idx} of log {@code logId}.
   *
   * @param disclosures its personal values as their column holds them
   */
  LedgerEntry(int logId, long idx, StoredRecord record, @Nullable String disclosures) {
    this.logId = logId;
    this.idx = idx;
    this.leaf = record.leaf();
    this.disclosures = disclosures;
    this.subjectRef = record.subjectRef();
    IndexColumns columns = IndexColumns.of(record);
    this.stream = columns.stream();
    this.seq = columns.seq();
    this.atMicros = columns.atMicros();
    this.kind = columns.kind();
    this.sid = columns.sid();
    this.sseq = columns.sseq();
    this.name = columns.name();
    this.method = columns.method();
    this.route = columns.route();
    this.status = columns.status();
    this.outcome = columns.outcome();
    this.millis = columns.millis();
  }

  long idx() {
    return idx;
  }

  /** The index columns as they are in the database. */
  IndexColumns columns() {
    return new IndexColumns(
        stream, seq, atMicros, kind, sid, sseq, name, method, route, status, outcome, millis);
  }

  byte @Nullable [] leaf() {
    return leaf;
  }

  @Nullable String disclosures() {
    return disclosures;
  }

  /** The row as it is, and where its parts do not agree. */
  LedgerRow untrusted(SubjectKeys.Texts opening) {
    List<String> drift = new ArrayList<>();
    List<String> opened = List.of();
    try {
      opened = DisclosureText.read(opening.of(disclosures));
    } catch (IllegalArgumentException e) {
      drift.add("disclosures");
    }
    if (leaf != null) {
      try {
        StoredRecord record = StoredRecord.of(leaf, List.of(), null);
        drift.addAll(IndexColumns.of(record).differences(columns()));
      } catch (IllegalArgumentException | ArithmeticException e) {
        drift.add("leaf");
      }
    }
    return new LedgerRow(idx, leaf, keptHash(), opened, subjectRef, drift, removedBy);
  }

  private @Nullable Hash keptHash() {
    return leafHash == null || leafHash.length != Hash.BYTES ? null : Hash.of(leafHash);
  }

  /** Key of an entry. A class because JPA 3.1 has no records as keys. */
  static class Key implements Serializable {
    private static final long serialVersionUID = 1;

    private int logId;
    private long idx;

    /** For the provider. */
    protected Key() {}

    Key(int logId, long idx) {
      this.logId = logId;
      this.idx = idx;
    }

    @Override
    public boolean equals(@Nullable Object other) {
      return other instanceof Key that && logId == that.logId && idx == that.idx;
    }

    @Override
    public int hashCode() {
      return Objects.hash(logId, idx);
    }
  }
}
