package org.sessiontrail.engine;

import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.sessiontrail.config.detect.DetectConfig;
import org.sessiontrail.detect.DetectionStore;
import org.sessiontrail.detect.DetectionStore.Progress;
import org.sessiontrail.detect.Detector;
import org.sessiontrail.detect.Places;
import org.sessiontrail.detect.rule.Rules;
import org.sessiontrail.enrich.place.PlaceException;
import org.sessiontrail.enrich.place.PlaceReader;
import org.sessiontrail.runtime.Agent;
import org.sessiontrail.runtime.Health;
import org.sessiontrail.runtime.Tracker;
import org.sessiontrail.store.BackOff;
import org.sessiontrail.store.StoreException;
import org.sessiontrail.store.jpa.JpaStorage;
import org.sessiontrail.store.nodes.Finder;

/**
 * Shows the rules what is stored, about a second behind it; on one node at a time, under the lease
 * {@value #LEASE}. Works for a fifth of a second at a time, for the drain may be waiting for the
 * same thread. Says in the health how far behind it is.
 *
 * <p>Threads: stepped by one thread at a time.
 */
final class DetectAgent implements Agent, AutoCloseable {
  static final String LEASE = "detect";

  private static final int LEASE_SECONDS = 60;
  private static final int RECORDS = 500;
  private static final long SLICE_NANOS = TimeUnit.MILLISECONDS.toNanos(200);
  private static final long RENEW_NANOS = TimeUnit.SECONDS.toNanos(20);
  private static final long PAUSE_NANOS = TimeUnit.SECONDS.toNanos(1);
  private static final long OTHERS_PAUSE_NANOS = TimeUnit.SECONDS.toNanos(5);
  private static final long SAVE_NANOS = TimeUnit.SECONDS.toNanos(60);

  private final Tracker tracker;
  private final StoreConnection connection;
  private final Finder finder;
  private final BackOff backOff;
  private @Nullable JpaStorage storage;
  private @Nullable DetectionStore detections;
  private @Nullable PlaceReader places;
  private @Nullable String trouble;
  private @Nullable Long heldNanos;
  private @Nullable Long restUntilNanos;
  private long savedNanos;
  private boolean unsaved;
  private long next = -1;

  DetectAgent(Tracker tracker, StoreConnection connection, Self self) {
    this.tracker = tracker;
    this.connection = connection;
    this.finder = self.finder();
    this.backOff = new BackOff(tracker.clock());
    this.savedNanos = tracker.clock().nanos();
  }

  @Override
  public String name() {
    return "detect";
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
  private boolean holds(JpaStorage by) throws StoreException {
    long now = tracker.clock().nanos();
    Long since = heldNanos;
    if (since != null && now - since < RENEW_NANOS) {
      return true;
    }
    boolean held = by.nodes().leases().hold(LEASE, tracker.stream(), LEASE_SECONDS);
    heldNanos = held ? (Long) now : null;
    return held;
  }

  /** Returns 0 whatever was done, which must not keep the others from their rest. */
  private int step() throws StoreException {
    JpaStorage by = connection.storage();
    if (!holds(by)) {
      restUntilNanos = tracker.clock().nanos() + OTHERS_PAUSE_NANOS;
      report("another node looks");
      return 0;
    }
    DetectionStore on = detections(by);
    long begun = tracker.clock().nanos();
    Progress now = follow(on);
    while (!now.isDone()
        && tracker.clock().nanos() - begun < SLICE_NANOS
        && !connection.isStopping()) {
      now = follow(on);
    }
    restUntilNanos = now.isDone() ? (Long) (tracker.clock().nanos() + PAUSE_NANOS) : null;
    report(
        now.isDone()
            ? "up to date"
            : String.format(Locale.ROOT, "%,d records behind", now.behind()));
    return 0;
  }

  private Progress follow(DetectionStore on) throws StoreException {
    long now = tracker.clock().nanos();
    boolean save = unsaved && now - savedNanos >= SAVE_NANOS;
    long before = next;
    Progress after = on.follow(RECORDS, save);
    next = after.next();
    unsaved = next != before || (unsaved && !save);
    savedNanos = save ? now : savedNanos;
    return after;
  }

  private DetectionStore detections(JpaStorage by) {
    DetectionStore known = detections;
    if (known == null || storage != by) {
      DetectConfig config = tracker.config().detect();
      Places where = Places.of(file());
      known = by.detections(finder, () -> new Detector(config, Rules.of(config), where));
      detections = known;
      storage = by;
    }
    return known;
  }

  private @Nullable PlaceReader file() {
    Path file = tracker.config().analytics().geoDatabase();
    if (file != null && places == null) {
      try {
        places = PlaceReader.open(file);
      } catch (PlaceException e) {
        trouble = "TRK-0740 rules know no places: " + e.getMessage();
      }
    }
    return places;
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
    detections = null;
    if (open != null) {
      open.close();
    }
  }
}
