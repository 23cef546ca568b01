package org.sessiontrail.store.jpa;

import java.io.Serializable;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Key of a {@link LedgerEntry}. A class because JPA 3.1 has no records as keys. */
class LedgerEntryId implements Serializable {
  private static final long serialVersionUID = 1;

  private int logId;
  private long idx;

  /** For the provider. */
  protected LedgerEntryId() {}

  LedgerEntryId(int logId, long idx) {
    this.logId = logId;
    this.idx = idx;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof LedgerEntryId that && logId == that.logId && idx == that.idx;
  }

  @Override
  public int hashCode() {
    return Objects.hash(logId, idx);
  }
}
