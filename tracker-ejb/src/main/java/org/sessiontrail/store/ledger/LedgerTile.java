package org.sessiontrail.store.ledger;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.sessiontrail.ledger.tree.Hash;
import org.sessiontrail.ledger.tree.Tile;

/** One tile of a log's tree. */
@Entity
@Table(name = "ledger_tile")
@IdClass(LedgerTile.Key.class)
class LedgerTile {
  @Id
  @Column(name = "log_id")
  private int logId;

  @Id
  @Column(name = "level")
  private int level;

  @Id
  @Column(name = "n")
  private long n;

  @Column(name = "hashes", nullable = false)
  private byte[] hashes;

  /** For the provider. */
  @SuppressWarnings("NullAway.Init")
  protected LedgerTile() {}

  LedgerTile(Key key, byte[] hashes) {
    this.logId = key.logId;
    this.level = key.level;
    this.n = key.n;
    this.hashes = hashes;
  }

  Tile tile() {
    return Tile.of(level, n, hashes);
  }

  int width() {
    return hashes.length / Hash.BYTES;
  }

  /** Adds a hash at the right end. */
  void add(Hash hash) {
    byte[] longer = Arrays.copyOf(hashes, hashes.length + Hash.BYTES);
    hash.copyTo(longer, hashes.length);
    hashes = longer;
  }

  /** Key of a tile. A class because JPA 3.1 has no records as keys. */
  static class Key implements Serializable {
    private static final long serialVersionUID = 1;

    private int logId;
    private int level;
    private long n;

    /** For the provider. */
    protected Key() {}

    Key(int logId, int level, long n) {
      this.logId = logId;
      this.level = level;
      this.n = n;
    }

    @Override
    public boolean equals(@Nullable Object other) {
      return other instanceof Key that && logId == that.logId && level == that.level && n == that.n;
    }

    @Override
    public int hashCode() {
      return Objects.hash(logId, level, n);
    }
  }
}
