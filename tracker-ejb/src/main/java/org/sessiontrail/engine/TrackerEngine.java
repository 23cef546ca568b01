package org.sessiontrail.engine;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.sessiontrail.insight.question.InsightRows;
import org.sessiontrail.insight.segment.SavedSegments;
import org.sessiontrail.retention.HoldStore;
import org.sessiontrail.runtime.Tracker;
import org.sessiontrail.runtime.TrackerPlugin;
import org.sessiontrail.runtime.TrailPeers;
import org.sessiontrail.store.Drainer;
import org.sessiontrail.store.LedgerSource;
import org.sessiontrail.store.TrailReader;

/**
 * Gives a tracker its drain to the database, the recovery of lost streams, what it has to know of
 * other nodes and what reads its log, and lets it meet the container's host.
 *
 * <p>Threads: safe for any number of trackers.
 */
public final class TrackerEngine implements TrackerPlugin {
  private final Map<Tracker, StoreConnection> connections = new ConcurrentHashMap<>();
  private final Map<Tracker, VisitAgent> followers = new ConcurrentHashMap<>();
  private final Map<Tracker, DetectAgent> detectors = new ConcurrentHashMap<>();

  @Override
  public void attach(Tracker tracker) {
    Self self = Self.of(tracker);
    StoreConnection connection = new StoreConnection(tracker, self);
    connections.put(tracker, connection);
    Drainer drainer =
        new Drainer(tracker.spool().cursor(), tracker::encoder, connection, tracker.clock());
    tracker.add(drainer);
    tracker.add(new RejectsWatch(connection, drainer, tracker.health(), tracker.clock()));
    PeerTrails peers = new PeerTrails(connection, tracker.stream());
    TrailFeed feed = new TrailFeed(tracker, connection, peers, TrailFeed.MAX_TRAILS);
    int beat = tracker.config().streams().heartbeatSeconds();
    tracker.add(new StreamPresence(self, connection, peers, tracker.clock(), beat));
    tracker.add(new StreamRecovery(tracker, self, connection, feed::begin));
    tracker.add(feed);
    tracker.add(new SealAgent(tracker, connection));
    tracker.add(new AnchorAgent(tracker, connection));
    tracker.add(new VerifyAgent(tracker, connection));
    tracker.add(new RetentionAgent(tracker, connection));
    VisitAgent visits = new VisitAgent(tracker, connection);
    followers.put(tracker, visits);
    tracker.add(visits);
    DetectAgent detect = new DetectAgent(tracker, connection, self);
    detectors.put(tracker, detect);
    tracker.add(detect);
    tracker.add(new FindingFeed(tracker, connection));
    tracker.add(new AlertAgent(tracker, connection));
    tracker.add(new OrderAgent(tracker, connection));
    tracker.provide(TrailPeers.class, peers);
    tracker.onStop(drainer::hurry);
    tracker.onStop(connection::stopping);
    tracker.provide(TrailReader.class, new ConnectedReader(connection));
    tracker.provide(LedgerSource.class, () -> connection.storage().ledger());
    tracker.provide(InsightRows.class, statement -> connection.storage().insight().rows(statement));
    tracker.provide(SavedSegments.class, new ConnectedSegments(connection));
    tracker.provide(HoldStore.class, new ConnectedHolds(connection));
    Rendezvous.here().arrive(tracker, tracker.application());
  }

  @Override
  public void detach(Tracker tracker) {
    Rendezvous.here().leave(tracker);
    VisitAgent visits = followers.remove(tracker);
    if (visits != null) {
      visits.close();
    }
    DetectAgent detect = detectors.remove(tracker);
    if (detect != null) {
      detect.close();
    }
    StoreConnection connection = connections.remove(tracker);
    if (connection != null) {
      connection.close();
    }
  }
}
