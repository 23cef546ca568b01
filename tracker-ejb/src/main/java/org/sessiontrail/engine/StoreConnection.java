package org.sessiontrail.engine;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.sessiontrail.record.StoredRecord;
import org.sessiontrail.runtime.Tracker;
import org.sessiontrail.runtime.TransactionRunner;
import org.sessiontrail.store.RecordRefusedException;
import org.sessiontrail.store.StoreException;
import org.sessiontrail.store.TrailStore;
import org.sessiontrail.store.jdbc.Database;
import org.sessiontrail.store.jpa.JpaStorage;

/**
 * A tracker's storage: opened when first used, opened anew when the tracker's host, and with it the
 * kind of transaction, has changed.
 *
 * <p>Threads: safe for any number of threads. Whoever reads while the host changes gets a {@link
 * StoreException} once.
 */
final class StoreConnection implements TrailStore, AutoCloseable {
  private static final Logger LOG = System.getLogger(StoreConnection.class.getName());
  private static final int CONTAINER_TRIES = 8;
  // long: an opening that goes on with an undeployed class loader fails and leaves an open file
  private static final long CLOSE_WAIT_SECONDS = 20;

  private final Tracker tracker;
  private final Self self;
  private final Database database;
  private final JpaStorage.Log log;
  private final ReentrantLock opening = new ReentrantLock();
  private volatile @Nullable JpaStorage storage;
  private @Nullable TransactionRunner openedWith;
  private volatile boolean stopping;
  private volatile boolean containerGone;
  private volatile boolean closed;
  private boolean announced;

  /** Looks a data source up, opens nothing. */
  StoreConnection(Tracker tracker, Self self) {
    this.tracker = tracker;
    this.self = self;
    this.database = new Database(tracker.config().database());
    this.log =
        new JpaStorage.Log(
            tracker.config().app(), tracker.hash(), tracker.config().retention().subjectKeys());
  }

  /** The open storage. Must be called outside of a transaction. */
  JpaStorage storage() throws StoreException {
    opening.lock();
    try {
      refuseWhenClosed();
      TransactionRunner wanted = transactions();
      JpaStorage open = storage;
      if (open != null && wanted != openedWith) {
        storage = null;
        open.close();
        open = null;
      }
      if (open == null) {
        open = announced(JpaStorage.open(database, log, wanted));
        openedWith = wanted;
        storage = open;
        LOG.log(Level.INFO, "{0} is stored to {1}", tracker.config().app(), open.describe());
        refuseWhenClosed();
      }
      return open;
    } finally {
      opening.unlock();
    }
  }

  /** Makes the stream's row, so that none of its records is stored before it. */
  private JpaStorage announced(JpaStorage opened) throws StoreException {
    if (!announced) {
      try {
        opened.nodes().streams().seen(self.running(), self.finder());
        announced = true;
      } finally {
        if (!announced) {
          opened.close();
        }
      }
    }
    return opened;
  }

  /** Lets go of what was opened for a tracker that could not wait for it. */
  private void refuseWhenClosed() throws StoreException {
    if (closed) {
      letGo();
      throw new StoreException("TRK-0317 the tracker is stopped", null);
    }
  }

  /** Whether the database has been reached; never waits. */
  boolean isOpen() {
    return storage != null;
  }

  /** Work with an open store. */
  @FunctionalInterface
  private interface StoreWork {
    int with(TrailStore store) throws StoreException;
  }

  @Override
  public int append(List<StoredRecord> records) throws StoreException {
    return stored(store -> store.append(records));
  }

  @Override
  public void park(StoredRecord refused, @Nullable StoredRecord gap, String reason)
      throws StoreException {
    stored(
        store -> {
          store.park(refused, gap, reason);
          return 1;
        });
  }

  /** While an application stops its beans may be gone before its records are. */
  private int stored(StoreWork work) throws StoreException {
    for (int tries = 1; true; tries++) {
      try {
        return work.with(storage().store());
      } catch (RecordRefusedException e) {
        throw e;
      } catch (StoreException e) {
        if (!stopping || containerGone || transactions() == null) {
          throw e;
        }
        // an embedded database ends before its pool knows: each failure rids that of a connection
        containerGone = tries == CONTAINER_TRIES;
      }
    }
  }

  /** Whether the tracker is about to stop. */
  boolean isStopping() {
    return stopping;
  }

  /** The tracker is about to stop: what is queued is to be stored by whatever means are left. */
  void stopping() {
    stopping = true;
  }

  /** Waits only so long for a thread that is opening the database; what that opens, it closes. */
  @Override
  public void close() {
    closed = true;
    try {
      if (opening.tryLock() || opening.tryLock(CLOSE_WAIT_SECONDS, TimeUnit.SECONDS)) {
        try {
          letGo();
        } finally {
          opening.unlock();
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void letGo() {
    JpaStorage open = storage;
    storage = null;
    if (open != null) {
      open.close();
    }
    database.close();
  }

  private @Nullable TransactionRunner transactions() {
    return database.isManaged() && !containerGone ? tracker.host().transactions() : null;
  }
}
