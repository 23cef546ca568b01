package org.sessiontrail.retention;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sessiontrail.record.KeyedHash;
import org.sessiontrail.store.StoreException;

/**
 * What erasures need of the database.
 *
 * <p>Every transaction that removes something appends the record that says so: a process that dies
 * leaves either both or neither, so that nothing is ever missing without a record.
 *
 * <p>Threads: safe for any number of threads and nodes.
 */
public interface ErasureStore {
  /**
   * The person that {@code selector} names, who may be unknown to the log.
   *
   * @param hash finds the records by pseudonym; null looks into every record instead
   * @throws IllegalArgumentException for a selector of neither a user nor a session
   */
  Subject subject(Selector selector, @Nullable KeyedHash hash) throws StoreException;

  /** The person that an erasure which is not over is about. */
  Subject subject(String request, @Nullable KeyedHash hash) throws StoreException;

  /** What is left to erase. */
  Impact impact(Subject subject, ErasureLevel level) throws StoreException;

  /**
   * Writes the request down; one that is known already stays as it is.
   *
   * @param held whether a hold keeps some of it: it is deferred then
   * @param followMicros until when records that come late are to be erased
   */
  ErasureStatus begin(
      ErasureRequest request, Subject subject, boolean held, long followMicros, Operator by)
      throws StoreException;

  /** Writes down that the request is refused. */
  ErasureStatus refuse(ErasureRequest request, Operator by) throws StoreException;

  /**
   * Erases a limited number of records; a hold that meets one of them defers the request. Also goes
   * on with a deferred one, which the caller has seen to be free.
   */
  ErasureStatus step(String request, Subject subject, Operator by) throws StoreException;

  /**
   * Erases a limited number of records that came after the erasure and began before it; ends the
   * request when its time is over.
   *
   * @return how many records were looked at
   */
  int follow(String request, Subject subject, Operator by) throws StoreException;

  /** All requests, the oldest first. */
  List<ErasureStatus> erasures() throws StoreException;
}
