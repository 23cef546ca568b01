package org.sessiontrail.store.ledger;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A signed note over the tree of one size. */
@Entity
@Table(name = "ledger_checkpoint")
@IdClass(LedgerCheckpoint.Key.class)
class LedgerCheckpoint {
  @Id
  @Column(name = "log_id")
  private int logId;

  @Id
  @Column(name = "size")
  private long treeSize;

  @Column(name = "at_micros", nullable = false, updatable = false)
  private long atMicros;

  @Column(name = "note", nullable = false)
  private String note;

  /** For the provider. */
  @SuppressWarnings("NullAway.Init")
  protected LedgerCheckpoint() {}

  LedgerCheckpoint(Key key, long atMicros, String note) {
    this.logId = key.logId;
    this.treeSize = key.treeSize;
    this.atMicros = atMicros;
    this.note = note;
  }

  long treeSize() {
    return treeSize;
  }

  long atMicros() {
    return atMicros;
  }

  String note() {
    return note;
  }

  void note(String signed) {
    this.note = signed;
  }

  /** Key of a checkpoint. A class because JPA 3.1 has no records as keys. */
  static class Key implements Serializable {
    private static final long serialVersionUID = 1;

    private int logId;
    private long treeSize;

    /** For the provider. */
    protected Key() {}

    Key(int logId, long treeSize) {
      this.logId = logId;
      this.treeSize = treeSize;
    }

    @Override
    public boolean equals(@Nullable Object other) {
      return other instanceof Key that && logId == that.logId && treeSize == that.treeSize;
    }

    @Override
    public int hashCode() {
      return Objects.hash(logId, treeSize);
    }
  }
}
