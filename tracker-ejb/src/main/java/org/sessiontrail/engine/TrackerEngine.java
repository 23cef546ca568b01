package org.sessiontrail.engine;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.sessiontrail.runtime.Tracker;
import org.sessiontrail.runtime.TrackerPlugin;
import org.sessiontrail.store.Drainer;
import org.sessiontrail.store.TrailReader;

/**
 * Gives a tracker its drain to the database, the recovery of earlier streams and a {@link
 * TrailReader}, and lets it meet the container's host.
 *
 * <p>Threads: safe for any number of trackers.
 */
public final class TrackerEngine implements TrackerPlugin {
  private final Map<Tracker, StoreConnection> connections = new ConcurrentHashMap<>();

  @Override
  public void attach(Tracker tracker) {
    StoreConnection connection = new StoreConnection(tracker);
    connections.put(tracker, connection);
    Drainer drainer =
        new Drainer(tracker.spool().cursor(), tracker::encoder, connection, tracker.clock());
    tracker.add(drainer);
    tracker.add(new StreamRecovery(tracker, connection));
    tracker.onStop(drainer::hurry);
    tracker.onStop(connection::stopping);
    tracker.provide(TrailReader.class, new ConnectedReader(connection));
    Rendezvous.here().arrive(tracker);
  }

  @Override
  public void detach(Tracker tracker) {
    Rendezvous.here().leave(tracker);
    StoreConnection connection = connections.remove(tracker);
    if (connection != null) {
      connection.close();
    }
  }
}
