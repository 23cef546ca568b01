package org.sessiontrail.retention;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.sessiontrail.config.TrackerConfig.RecordClass;
import org.sessiontrail.config.TrackerConfig.RetentionConfig;
import org.sessiontrail.store.StoreException;

/**
 * What a purge needs of the database. Every transaction that removes records appends the record
 * that says so; what a hold covers stays.
 *
 * <p>Threads: safe for any number of threads and nodes.
 */
public interface PurgeStore {
  /** A place in the order of time. */
  record Place(long atMicros, long index) {
    /** Before everything. */
    public static final Place BEGINNING = new Place(Long.MIN_VALUE, -1);
  }

  /**
   * What a transaction did.
   *
   * @param removed records it removed
   * @param next where to go on, or null when all was looked at
   */
  record Step(long removed, @Nullable Place next) {}

  /**
   * Removes what hangs on records past their period and is no record itself: session hashes and
   * refused records. Nothing of it while a hold is in force.
   *
   * @return how many rows
   */
  int children(RetentionConfig periods, Operator by) throws StoreException;

  /**
   * Removes whole records from the beginning of the log, as far as all of them are past their
   * period, but none above the newest checkpoint. Proofs of what stays go on working.
   *
   * @return how many records; 0 when there is nothing to remove, or not enough of it
   */
  long prefix(RetentionConfig periods, Operator by) throws StoreException;

  /**
   * Removes the contents of records of one class past their period, wherever they are; place, time,
   * kind, number and hash stay.
   *
   * @param after where an earlier step ended
   */
  Step contents(RecordClass records, RetentionConfig periods, Place after, Operator by)
      throws StoreException;

  /** Records past their period by stored name of their kind, held ones too. Changes nothing. */
  Map<String, Long> expired(RetentionConfig periods, long nowMicros) throws StoreException;
}
