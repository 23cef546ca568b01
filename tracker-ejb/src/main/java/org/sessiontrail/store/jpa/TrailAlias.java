package org.sessiontrail.store.jpa;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A container session that was part of a trail. */
@Entity
@Table(name = "trail_alias")
@IdClass(TrailAlias.Key.class)
class TrailAlias {
  @Id
  @Column(name = "log_id")
  private int logId;

  @Id
  @Column(name = "session_hash")
  private String sessionHash;

  @Id
  @Column(name = "sid")
  private String sid;

  @Column(name = "at_micros", nullable = false, updatable = false)
  private long atMicros;

  /** For the provider. */
  @SuppressWarnings("NullAway.Init")
  protected TrailAlias() {}

  TrailAlias(Key id, long atMicros) {
    this.logId = id.logId();
    this.sessionHash = id.sessionHash();
    this.sid = id.sid();
    this.atMicros = atMicros;
  }

  /** Key of an alias. */
  static class Key implements Serializable {
    private static final long serialVersionUID = 1;

    private int logId;
    private String sessionHash;
    private String sid;

    /** For the provider. */
    @SuppressWarnings("NullAway.Init")
    protected Key() {}

    Key(int logId, String sessionHash, String sid) {
      this.logId = logId;
      this.sessionHash = sessionHash;
      this.sid = sid;
    }

    int logId() {
      return logId;
    }

    String sessionHash() {
      return sessionHash;
    }

    String sid() {
      return sid;
    }

    @Override
    public boolean equals(@Nullable Object other) {
      return other instanceof Key that
          && logId == that.logId
          && sessionHash.equals(that.sessionHash)
          && sid.equals(that.sid);
    }

    @Override
    public int hashCode() {
      return Objects.hash(logId, sessionHash, sid);
    }
  }
}
