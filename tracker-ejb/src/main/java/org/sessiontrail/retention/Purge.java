package org.sessiontrail.retention;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sessiontrail.config.TrackerConfig.RecordClass;
import org.sessiontrail.config.TrackerConfig.RetentionConfig;
import org.sessiontrail.retention.PurgeStore.Place;
import org.sessiontrail.retention.PurgeStore.Step;
import org.sessiontrail.store.StoreException;

/**
 * One round of removing what is past its period: what hangs on records, then whole records from the
 * beginning of the log, then the contents of records in between. A limited number a transaction, so
 * that it can be left off and taken up anywhere.
 *
 * <p>Threads: one thread at a time.
 */
public final class Purge {
  private final PurgeStore store;
  private final RetentionConfig periods;
  private final Operator by;
  private final Deque<RecordClass> classes = new ArrayDeque<>(List.of(RecordClass.values()));
  private boolean prefixDone;
  private boolean begun;
  private @Nullable Place next = Place.BEGINNING;
  private long children;
  private long records;
  private long contents;

  /** A round in {@code store} by {@code by}. */
  public Purge(PurgeStore store, RetentionConfig periods, Operator by) {
    this.store = store;
    this.periods = periods;
    this.by = by;
  }

  /**
   * Does one transaction.
   *
   * @return false when the round is over
   */
  public boolean step() throws StoreException {
    if (!begun) {
      children += store.children(periods, by);
      begun = true;
    } else if (!prefixDone) {
      long removed = store.prefix(periods, by);
      records += removed;
      prefixDone = removed == 0;
    } else if (!classes.isEmpty()) {
      Place from = next == null ? Place.BEGINNING : next;
      Step step = store.contents(classes.element(), periods, from, by);
      contents += step.removed();
      next = step.next();
      if (next == null) {
        classes.remove();
      }
    }
    return !classes.isEmpty();
  }

  /** Session hashes and refused records removed so far. */
  public long children() {
    return children;
  }

  /** Whole records removed so far. */
  public long records() {
    return records;
  }

  /** Records whose contents were removed so far. */
  public long contents() {
    return contents;
  }
}
