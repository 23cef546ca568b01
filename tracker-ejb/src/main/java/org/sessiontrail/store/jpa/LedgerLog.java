package org.sessiontrail.store.jpa;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;

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
}
