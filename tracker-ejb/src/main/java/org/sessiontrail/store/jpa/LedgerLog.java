package org.sessiontrail.store.jpa;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import org.jspecify.annotations.Nullable;
import org.sessiontrail.ledger.tree.Frontier;
import org.sessiontrail.store.StoreException;
import org.sessiontrail.store.TreeState;

/** One application's log: its row is the lock under which records get their places. */
@Entity
@Table(name = "ledger_log")
class LedgerLog {
  @Id
  @Column(name = "id")
  private int id;

  @Column(name = "origin", nullable = false, updatable = false)
  private String origin;

  @Column(name = "size", nullable = false)
  private long recordCount;

  @Column(name = "tree_size", nullable = false)
  private long treeSize;

  @Column(name = "frontier")
  private byte @Nullable [] frontier;

  @Column(name = "purged", nullable = false)
  private long purged;

  @Version
  @Column(name = "version", nullable = false)
  private long version;

  /** For the provider. */
  @SuppressWarnings("NullAway.Init")
  protected LedgerLog() {}

  LedgerLog(int id, String origin) {
    this.id = id;
    this.origin = origin;
  }

  int id() {
    return id;
  }

  String origin() {
    return origin;
  }

  long recordCount() {
    return recordCount;
  }

  void grownTo(long count) {
    this.recordCount = count;
  }

  long treeSize() {
    return treeSize;
  }

  void purgedTo(long place) {
    this.purged = place;
  }

  /** The edge of the tree, to grow on. */
  Frontier frontier() throws StoreException {
    try {
      return frontier == null ? new Frontier() : Frontier.of(treeSize, frontier);
    } catch (IllegalArgumentException e) {
      throw new StoreException("TRK-0351 ledger_log is damaged: " + e.getMessage(), e);
    }
  }

  void grownTo(Frontier tree) {
    this.treeSize = tree.size();
    this.frontier = tree.bytes();
  }

  TreeState state() throws StoreException {
    return new TreeState(treeSize, frontier().root(), recordCount, purged);
  }
}
