package org.sessiontrail.store.nodes;

import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.Set;
import org.sessiontrail.record.Kind;
import org.sessiontrail.record.StoredRecord;
import org.sessiontrail.store.StoreException;
import org.sessiontrail.store.TrailRecord;
import org.sessiontrail.store.jdbc.SqlClock;

/**
 * Transactions on one application's log, as offered by whoever opened the database.
 *
 * <p>Threads: safe for any number of threads.
 */
public interface LogWork {
  /** Work on the log of the given key. */
  @FunctionalInterface
  interface Work<T> {
    /** Does it. */
    T with(EntityManager manager, int log) throws Exception;
  }

  /** How the database tells its time. */
  SqlClock clock();

  /** Runs {@code work} in a transaction of its own and commits it. The log's row is there. */
  <T> T inTransaction(Work<T> work) throws StoreException;

  /** Runs {@code work}, which only reads; gives {@code none} while nothing was ever stored. */
  <T> T reading(T none, Work<T> work) throws StoreException;

  /** Within a transaction: keeps all other appends out until its end. */
  void lock(EntityManager manager, int log) throws StoreException;

  /** Within a transaction: appends {@code records} like a drain does. */
  void append(EntityManager manager, int log, List<StoredRecord> records) throws StoreException;

  /** Within a transaction that holds the lock: no record below place {@code place} is kept. */
  void purged(EntityManager manager, int log, long place) throws StoreException;

  /**
   * Within a transaction: the records at places {@code from} to before {@code to}, as far as kept.
   */
  List<TrailRecord> records(EntityManager manager, int log, long from, long to)
      throws StoreException;

  /** Within a transaction: the records of the trail {@code sid} before place {@code to}. */
  List<TrailRecord> records(EntityManager manager, int log, String sid, long to)
      throws StoreException;

  /** Records of the log by place: their number. */
  long size() throws StoreException;

  /**
   * The records at places {@code from} to before {@code to} that say how sessions and trails belong
   * together: starts, changes of id, ends.
   */
  List<TrailRecord> sessions(long from, long to) throws StoreException;

  /** The records at places {@code from} to before {@code to} of some kinds, as far as kept. */
  List<TrailRecord> records(long from, long to, Set<Kind> kinds) throws StoreException;
}
