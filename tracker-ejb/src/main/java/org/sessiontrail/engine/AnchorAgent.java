package org.sessiontrail.engine;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.sessiontrail.config.TrackerConfig;
import org.sessiontrail.config.TrackerConfig.AnchorConfig;
import org.sessiontrail.ledger.anchor.AnchorFile;
import org.sessiontrail.ledger.anchor.AnchorPlace;
import org.sessiontrail.ledger.anchor.MailAnchor;
import org.sessiontrail.ledger.anchor.SyslogAnchor;
import org.sessiontrail.ledger.anchor.TimestampAnchor;
import org.sessiontrail.record.TrailClock;
import org.sessiontrail.runtime.Agent;
import org.sessiontrail.runtime.Health;
import org.sessiontrail.runtime.Tracker;
import org.sessiontrail.store.LedgerStore;
import org.sessiontrail.store.StoreException;
import org.sessiontrail.store.StoredCheckpoint;

/**
 * Leaves the newest checkpoint wherever the configuration says, each place at its own pace. A place
 * that can't be reached makes the health's part {@code anchors} DEGRADED and is tried again every
 * minute; it holds up nothing but the few seconds it may take.
 *
 * <p>Threads: stepped by one thread at a time.
 */
final class AnchorAgent implements Agent {
  private static final Logger LOG = System.getLogger(AnchorAgent.class.getName());
  private static final long PAUSE_NANOS = TimeUnit.SECONDS.toNanos(1);
  private static final int DAY_HOURS = 24;

  private final Tracker tracker;
  private final StoreConnection connection;
  private final List<AnchorPlace> places;
  private @Nullable Long lookedNanos;

  AnchorAgent(Tracker tracker, StoreConnection connection) {
    this.tracker = tracker;
    this.connection = connection;
    this.places = places(tracker.config(), tracker.clock());
  }

  @Override
  public String name() {
    return "anchors";
  }

  /**
   * Does nothing until the drain has opened the database. Returns {@link #WAITING} also as long as
   * a place fails: that is told to the health here.
   */
  @Override
  public int doWork() throws StoreException {
    if (places.isEmpty() || isResting() || !connection.isOpen()) {
      return WAITING;
    }
    lookedNanos = tracker.clock().nanos();
    LedgerStore ledger = connection.storage().ledger();
    StoredCheckpoint newest = ledger.newest();
    List<String> failures = new ArrayList<>();
    if (newest != null) {
      for (AnchorPlace place : places) {
        place.leave(ledger, newest);
        String failure = place.failure();
        if (failure != null) {
          failures.add(failure);
        }
      }
      report(failures);
    }
    return failures.isEmpty() ? 0 : WAITING;
  }

  private boolean isResting() {
    return lookedNanos != null
        && !connection.isStopping()
        && tracker.clock().nanos() - lookedNanos < PAUSE_NANOS;
  }

  private void report(List<String> failures) {
    Health health = tracker.health();
    if (failures.isEmpty()) {
      health.report(name(), Health.State.UP, "checkpoints are left outside of the database");
    } else {
      health.report(name(), Health.State.DEGRADED, String.join("; ", failures));
    }
  }

  private static List<AnchorPlace> places(TrackerConfig config, TrailClock clock) {
    AnchorConfig anchors = config.ledger().anchors();
    List<AnchorPlace> out = new ArrayList<>();
    if (anchors.file() != null) {
      out.add(new AnchorPlace(new AnchorFile(anchors.file()), 0, clock));
    }
    if (anchors.syslog() != null) {
      out.add(new AnchorPlace(new SyslogAnchor(anchors.syslog(), config.node(), clock), 0, clock));
    }
    if (anchors.timestamp() != null) {
      out.add(
          new AnchorPlace(
              new TimestampAnchor(anchors.timestamp()), anchors.timestampHours(), clock));
    }
    if (!anchors.mailTo().isEmpty()) {
      try {
        out.add(
            new AnchorPlace(
                new MailAnchor(anchors.mailSession(), anchors.mailTo(), config.app(), clock),
                DAY_HOURS,
                clock));
      } catch (LinkageError e) {
        LOG.log(
            Level.ERROR,
            "TRK-0416 this server has no Jakarta Mail, so tracker.anchor.mail.to is ignored: {0}",
            e.toString());
      }
    }
    return out;
  }
}
