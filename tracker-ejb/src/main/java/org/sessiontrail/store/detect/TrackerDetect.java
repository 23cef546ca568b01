package org.sessiontrail.store.detect;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A part of what the rules remember of a log. */
@Entity
@Table(name = "tracker_detect")
@IdClass(TrackerDetect.Key.class)
class TrackerDetect {
  @Id
  @Column(name = "log_id")
  private int logId;

  @Id
  @Column(name = "part")
  private int part;

  @Column(name = "bytes", nullable = false)
  private byte[] bytes;

  /** For the provider. */
  @SuppressWarnings("NullAway.Init")
  protected TrackerDetect() {}

  TrackerDetect(int logId, int part, byte[] bytes) {
    this.logId = logId;
    this.part = part;
    this.bytes = bytes;
  }

  byte[] bytes() {
    return bytes;
  }

  /** Key of a part. A class because JPA 3.1 has no records as keys. */
  static class Key implements Serializable {
    private static final long serialVersionUID = 1;

    private int logId;
    private int part;

    /** For the provider. */
    protected Key() {}

    @Override
    public boolean equals(@Nullable Object other) {
      return other instanceof Key that && logId == that.logId && part == that.part;
    }

    @Override
    public int hashCode() {
      return Objects.hash(logId, part);
    }
  }
}
