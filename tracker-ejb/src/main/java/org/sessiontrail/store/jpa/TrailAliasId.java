package org.sessiontrail.store.jpa;

import java.io.Serializable;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Key of a {@link TrailAlias}. */
class TrailAliasId implements Serializable {
  private static final long serialVersionUID = 1;

  private int logId;
  private String sessionHash;
  private String sid;

  /** For the provider. */
  @SuppressWarnings("NullAway.Init")
  protected TrailAliasId() {}

  TrailAliasId(int logId, String sessionHash, String sid) {
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
    return other instanceof TrailAliasId that
        && logId == that.logId
        && sessionHash.equals(that.sessionHash)
        && sid.equals(that.sid);
  }

  @Override
  public int hashCode() {
    return Objects.hash(logId, sessionHash, sid);
  }
}
