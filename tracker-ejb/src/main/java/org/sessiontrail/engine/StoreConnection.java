package org.sessiontrail.engine;

import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.sessiontrail.record.StoredRecord;
import org.sessiontrail.runtime.Tracker;
import org.sessiontrail.runtime.TransactionRunner;
import org.sessiontrail.store.RecordRefusedException;
import org.sessiontrail.store.StoreException;
import org.sessiontrail.store.TrailStore;
import org.sessiontrail.store.jpa.Database;
import org.sessiontrail.store.jpa.JpaStorage;

/**
 * A tracker's storage: opened when first used, opened anew when the tracker's host, and with it the
 * kind of transaction, has changed.
 *
 * <p>Threads: safe for any number of threads. Whoever reads while the host changes gets a {@link
 * StoreException} once.
 */
final class StoreConnection implements TrailStore, AutoCloseable {
  private final Tracker tracker;
  private final Database database;
  private final JpaStorage.Log log;
  private final ReentrantLock opening = new ReentrantLock();
  private volatile @Nullable JpaStorage storage;
  private @Nullable TransactionRunner openedWith;
  private volatile boolean stopping;
  private volatile boolean containerGone;
  private boolean closed;

  /** Looks a data source up, opens nothing. */
  StoreConnection(Tracker tracker) {
    this.tracker = tracker;
    this.database = new Database(tracker.config().database());
    this.log = new JpaStorage.Log(tracker.config().app(), tracker.hash());
  }

  /** The open storage. Must be called outside of a transaction. */
  JpaStorage storage() throws StoreException {
    opening.lock();
    try {
      if (closed) {
        throw new StoreException("TRK-0317 the tracker is stopped", null);
      }
      TransactionRunner wanted = transactions();
      JpaStorage open = storage;
      if (open != null && wanted != openedWith) {
        storage = null;
        open.close();
        open = null;
      }
      if (open == null) {
        open = JpaStorage.open(database, log, wanted);
        openedWith = wanted;
        storage = open;
      }
      return open;
    } finally {
      opening.unlock();
    }
  }

  /** Whether the database has been reached; never waits. */
  boolean isOpen() {
    return storage != null;
  }

  @Override
  public int append(List<StoredRecord> records) throws StoreException {
    try {
      return storage().store().append(records);
    } catch (RecordRefusedException e) {
      throw e;
    } catch (StoreException e) {
      if (!stopping || containerGone || transactions() == null) {
        throw e;
      }
      // while an application stops its beans may be gone before its records are
      containerGone = true;
      return storage().store().append(records);
    }
  }

  @Override
  public void park(StoredRecord refused, StoredRecord gap, String reason) throws StoreException {
    storage().store().park(refused, gap, reason);
  }

  /** The tracker is about to stop: what is queued is to be stored by whatever means are left. */
  void stopping() {
    stopping = true;
  }

  @Override
  public void close() {
    opening.lock();
    try {
      closed = true;
      JpaStorage open = storage;
      storage = null;
      if (open != null) {
        open.close();
      }
      database.close();
    } finally {
      opening.unlock();
    }
  }

  private @Nullable TransactionRunner transactions() {
    return database.isManaged() && !containerGone ? tracker.host().transactions() : null;
  }
}
