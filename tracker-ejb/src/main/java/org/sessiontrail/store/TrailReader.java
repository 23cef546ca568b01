package org.sessiontrail.store;

import java.util.List;
import java.util.Map;

/**
 * The reading end of one application's trails.
 *
 * <p>Threads: safe for any number of threads. Memory: a page of records, whatever the size of the
 * answer.
 */
public interface TrailReader {
  /** What is done with each record; may throw to stop the reading. */
  @FunctionalInterface
  interface Visitor {
    /** Takes one record. */
    void take(TrailRecord record) throws Exception;
  }

  /** How many records the log holds. */
  long size() throws StoreException;

  /**
   * Gives {@code visitor} every record that matches, in trail order: by time of beginning, then by
   * index. Records stored after the call began are left out.
   *
   * @return how many records were given
   * @throws StoreException when the store could not be read
   * @throws Exception what the visitor threw
   */
  long read(TrailQuery query, Visitor visitor) throws Exception;

  /** How many records match. */
  long count(TrailQuery query) throws StoreException;

  /**
   * How many numbers of streams are stated lost within the period of {@code query}, by reason; and
   * in the same way what was {@code suppressed} and which whole records were {@code removed} by an
   * {@code erasure} or {@code purge}. Other conditions of the query are ignored; {@code
   * removed.beginning}, whole records purged from the beginning of the log, is of no period.
   *
   * @return for example {@code {"gap.spool-full": 12, "suppressed.excluded": 90311}}
   */
  Map<String, Long> losses(TrailQuery query) throws StoreException;

  /**
   * What erasures and purges took from the period of {@code query}, by the records that say so, in
   * their order. Other conditions of the query are ignored; what was purged from the beginning of
   * the log is of no period.
   */
  default List<Removal> removals(TrailQuery query) throws StoreException {
    return List.of();
  }
}
