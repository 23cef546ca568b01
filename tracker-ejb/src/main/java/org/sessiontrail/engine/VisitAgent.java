package org.sessiontrail.engine;

import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.sessiontrail.config.TrackerConfig.AnalyticsConfig;
import org.sessiontrail.enrich.place.PlaceException;
import org.sessiontrail.enrich.place.PlaceReader;
import org.sessiontrail.runtime.Agent;
import org.sessiontrail.runtime.Health;
import org.sessiontrail.runtime.Tracker;
import org.sessiontrail.store.BackOff;
import org.sessiontrail.store.StoreException;
import org.sessiontrail.store.jpa.JpaStorage;
import org.sessiontrail.visit.VisitBooks;
import org.sessiontrail.visit.VisitStore.Progress;

/**
 * Keeps visits up with the log, about a second behind it; on one node at a time, under the lease
 * {@value #LEASE}. Works for a fifth of a second at a time, for the drain may be waiting for the
 * same thread. Says in the health how far behind it is.
 *
 * <p>Threads: stepped by one thread at a time.
 */
final class VisitAgent implements Agent, AutoCloseable {
  static final String LEASE = "visits";

  private static final int LEASE_SECONDS = 60;
  private static final int RECORDS = 500;
  private static final long SLICE_NANOS = TimeUnit.MILLISECONDS.toNanos(200);
  private static final long RENEW_NANOS = TimeUnit.SECONDS.toNanos(20);
  private static final long PAUSE_NANOS = TimeUnit.SECONDS.toNanos(1);
  private static final long OTHERS_PAUSE_NANOS = TimeUnit.SECONDS.toNanos(5);

  private final Tracker tracker;
  private final StoreConnection connection;
  private final BackOff backOff;
  private @Nullable VisitBooks books;
  private @Nullable PlaceReader places;
  private @Nullable String trouble;
  private @Nullable Long heldNanos;
  private @Nullable Long restUntilNanos;

  VisitAgent(Tracker tracker, StoreConnection connection) {
    this.tracker = tracker;
    this.connection = connection;
    this.backOff = new BackOff(tracker.clock());
  }

  @Override
  public String name() {
    return "visits";
  }

  /** Does nothing until the drain has opened the database, and while that is about to be closed. */
  @Override
  public int doWork() throws StoreException {
    return isResting() || connection.isStopping() || !connection.isOpen()
        ? WAITING
        : backOff.attempt(this::step);
  }

  private boolean isResting() {
    Long until = restUntilNanos;
    return until != null && tracker.clock().nanos() - until < 0;
  }

  /** A lease is renewed long before it ends, not each time. */
  private boolean holds(JpaStorage storage) throws StoreException {
    long now = tracker.clock().nanos();
    Long since = heldNanos;
    if (since != null && now - since < RENEW_NANOS) {
      return true;
    }
    boolean held = storage.nodes().leases().hold(LEASE, tracker.stream(), LEASE_SECONDS);
    heldNanos = held ? (Long) now : null;
    return held;
  }

  /** Returns 0 whatever was done, which must not keep the others from their rest. */
  private int step() throws StoreException {
    JpaStorage storage = connection.storage();
    if (!holds(storage)) {
      restUntilNanos = tracker.clock().nanos() + OTHERS_PAUSE_NANOS;
      report("another node follows");
      return 0;
    }
    VisitBooks by = books();
    long begun = tracker.clock().nanos();
    Progress now = storage.visits().follow(by, RECORDS);
    while (!now.isDone()
        && tracker.clock().nanos() - begun < SLICE_NANOS
        && !connection.isStopping()) {
      now = storage.visits().follow(by, RECORDS);
    }
    restUntilNanos = now.isDone() ? (Long) (tracker.clock().nanos() + PAUSE_NANOS) : null;
    report(
        now.isDone()
            ? "up to date"
            : String.format(Locale.ROOT, "%,d records behind", now.behind()));
    return 0;
  }

  private VisitBooks books() {
    VisitBooks known = books;
    if (known == null) {
      AnalyticsConfig config = tracker.config().analytics();
      known = books(config);
      books = known;
    }
    return known;
  }

  private VisitBooks books(AnalyticsConfig config) {
    Path file = config.geoDatabase();
    try {
      places = file == null ? null : PlaceReader.open(file);
    } catch (PlaceException e) {
      trouble = "TRK-0620 places are not known: " + e.getMessage();
    }
    return new VisitBooks(config, places);
  }

  private void report(String how) {
    String wrong = trouble;
    tracker
        .health()
        .report(
            name(),
            wrong == null ? Health.State.UP : Health.State.DEGRADED,
            wrong == null ? how : wrong + "; " + how);
  }

  /** Lets go of the file of places. */
  @Override
  public void close() {
    PlaceReader open = places;
    places = null;
    books = null;
    if (open != null) {
      open.close();
    }
  }
}
