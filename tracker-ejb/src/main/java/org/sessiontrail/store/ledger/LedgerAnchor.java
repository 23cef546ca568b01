package org.sessiontrail.store.ledger;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.sessiontrail.store.StoredAnchor;

/** Where a checkpoint was left outside of the database. */
@Entity
@Table(name = "ledger_anchor")
@IdClass(LedgerAnchor.Key.class)
class LedgerAnchor {
  @Id
  @Column(name = "log_id")
  private int logId;

  @Id
  @Column(name = "kind")
  private String kind;

  @Id
  @Column(name = "place")
  private String place;

  @Id
  @Column(name = "size")
  private long treeSize;

  @Column(name = "payload")
  private byte @Nullable [] payload;

  @Column(name = "at_micros", nullable = false)
  private long atMicros;

  /** For the provider. */
  @SuppressWarnings("NullAway.Init")
  protected LedgerAnchor() {}

  LedgerAnchor(int logId, StoredAnchor anchor) {
    this.logId = logId;
    this.kind = anchor.kind();
    this.place = anchor.place();
    this.treeSize = anchor.size();
    this.payload = anchor.payload();
    this.atMicros = anchor.epochMicros();
  }

  StoredAnchor anchor() {
    return new StoredAnchor(
        treeSize, kind, place, payload == null ? new byte[0] : payload, atMicros);
  }

  /** Key of an anchor. A class because JPA 3.1 has no records as keys. */
  static class Key implements Serializable {
    private static final long serialVersionUID = 1;

    private int logId;
    private String kind;
    private String place;
    private long treeSize;

    /** For the provider. */
    @SuppressWarnings("NullAway.Init")
    protected Key() {}

    Key(int logId, StoredAnchor anchor) {
      this.logId = logId;
      this.kind = anchor.kind();
      this.place = anchor.place();
      this.treeSize = anchor.size();
    }

    @Override
    public boolean equals(@Nullable Object other) {
      return other instanceof Key that
          && logId == that.logId
          && treeSize == that.treeSize
          && kind.equals(that.kind)
          && place.equals(that.place);
    }

    @Override
    public int hashCode() {
      return Objects.hash(logId, kind, place, treeSize);
    }
  }
}
