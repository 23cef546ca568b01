package org.sessiontrail.store;

import org.jspecify.annotations.Nullable;
import org.sessiontrail.record.StoredRecord;

/**
 * A record at its place in the application's log.
 *
 * @param index place in the log, from 0 without holes, in the order of storing
 * @param stored the record
 * @param removedBy place of the record that says why personal values of this one are gone, or null
 */
public record TrailRecord(long index, StoredRecord stored, @Nullable Long removedBy) {
  /** A record of which nothing was removed. */
  public TrailRecord(long index, StoredRecord stored) {
    this(index, stored, null);
  }
}
