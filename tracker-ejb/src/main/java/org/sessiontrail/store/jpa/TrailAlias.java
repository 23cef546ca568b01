package org.sessiontrail.store.jpa;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;

/** A container session that was part of a trail. */
@Entity
@Table(name = "trail_alias")
@IdClass(TrailAliasId.class)
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

  TrailAlias(TrailAliasId id, long atMicros) {
    this.logId = id.logId();
    this.sessionHash = id.sessionHash();
    this.sid = id.sid();
    this.atMicros = atMicros;
  }
}
