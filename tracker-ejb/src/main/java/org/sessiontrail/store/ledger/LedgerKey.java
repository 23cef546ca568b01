package org.sessiontrail.store.ledger;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A public key that a node signs with. */
@Entity
@Table(name = "ledger_key")
@IdClass(LedgerKey.Key.class)
class LedgerKey {
  @Id
  @Column(name = "log_id")
  private int logId;

  @Id
  @Column(name = "vkey")
  private String vkey;

  @Column(name = "node", nullable = false, updatable = false)
  private String node;

  @Column(name = "at_micros", nullable = false, updatable = false)
  private long atMicros;

  /** For the provider. */
  @SuppressWarnings("NullAway.Init")
  protected LedgerKey() {}

  LedgerKey(Key key, String node, long atMicros) {
    this.logId = key.logId;
    this.vkey = key.vkey;
    this.node = node;
    this.atMicros = atMicros;
  }

  /** Key of a key. A class because JPA 3.1 has no records as keys. */
  static class Key implements Serializable {
    private static final long serialVersionUID = 1;

    private int logId;
    private String vkey;

    /** For the provider. */
    @SuppressWarnings("NullAway.Init")
    protected Key() {}

    Key(int logId, String vkey) {
      this.logId = logId;
      this.vkey = vkey;
    }

    @Override
    public boolean equals(@Nullable Object other) {
      return other instanceof Key that && logId == that.logId && vkey.equals(that.vkey);
    }

    @Override
    public int hashCode() {
      return Objects.hash(logId, vkey);
    }
  }
}
