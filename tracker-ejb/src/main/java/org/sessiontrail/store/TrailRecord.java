package org.sessiontrail.store;

import org.sessiontrail.record.StoredRecord;

/**
 * A record at its place in the application's log.
 *
 * @param index place in the log, from 0 without holes, in the order of storing
 * @param stored the record
 */
public record TrailRecord(long index, StoredRecord stored) {}
