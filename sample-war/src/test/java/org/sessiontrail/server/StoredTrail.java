package org.sessiontrail.server;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import org.sessiontrail.config.TrackerConfig.DatabaseConfig;
import org.sessiontrail.record.StoredRecord;
import org.sessiontrail.store.StoreException;
import org.sessiontrail.store.TrailQuery;
import org.sessiontrail.store.TrailReader;
import org.sessiontrail.store.jpa.JpaStorage;

/** What a server in another process has stored, read from its database while it runs. */
public final class StoredTrail implements AutoCloseable {
  private static final long MADE_WITHIN_NANOS = TimeUnit.SECONDS.toNanos(120);
  private static final long POLL_NANOS = TimeUnit.MILLISECONDS.toNanos(250);

  private final JpaStorage storage;
  private List<StoredRecord> known = List.of();
  private long knownSize = -1;

  private StoredTrail(JpaStorage storage) {
    this.storage = storage;
  }

  /** Opens the probe's trail in {@code jdbcUrl}; waits until a server has made it. */
  public static StoredTrail open(String jdbcUrl) throws StoreException {
    return open(jdbcUrl, Probe.APP);
  }

  /** Opens the trail of {@code app} in {@code jdbcUrl}; waits until a server has made it. */
  public static StoredTrail open(String jdbcUrl, String app) throws StoreException {
    return open(new DatabaseConfig(null, jdbcUrl, null, null), app);
  }

  /** Opens the trail of {@code app} in {@code database}; waits until a server has made it. */
  public static StoredTrail open(DatabaseConfig database, String app) throws StoreException {
    long deadline = System.nanoTime() + MADE_WITHIN_NANOS;
    while (true) {
      try {
        return new StoredTrail(JpaStorage.openExisting(database, new JpaStorage.Log(app, null)));
      } catch (StoreException notYet) {
        if (System.nanoTime() > deadline) {
          throw notYet;
        }
        LockSupport.parkNanos(POLL_NANOS);
      }
    }
  }

  /** The reading end. */
  public TrailReader reader() {
    return storage.reader();
  }

  /** The records so far that are {@code wanted}. */
  public List<StoredRecord> records(Predicate<StoredRecord> wanted) {
    try {
      return all().stream().filter(wanted).toList();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  /** Returns when {@code count} that are {@code wanted} are there; fails when it takes too long. */
  public void await(int count, Predicate<StoredRecord> wanted) {
    long deadline = System.nanoTime() + MADE_WITHIN_NANOS;
    while (records(wanted).size() < count) {
      if (System.nanoTime() > deadline) {
        throw new IllegalStateException("not stored in time");
      }
      LockSupport.parkNanos(POLL_NANOS);
    }
  }

  private synchronized List<StoredRecord> all() throws Exception {
    long size = reader().size();
    if (size != knownSize) {
      List<StoredRecord> read = new ArrayList<>();
      reader().read(TrailQuery.all(), record -> read.add(record.stored()));
      known = read;
      knownSize = size;
    }
    return known;
  }

  @Override
  public void close() {
    storage.close();
  }
}
