package org.sessiontrail.engine;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.concurrent.TimeUnit;
import org.sessiontrail.record.TrailClock;
import org.sessiontrail.runtime.Agent;
import org.sessiontrail.store.BackOff;
import org.sessiontrail.store.StoreException;
import org.sessiontrail.store.nodes.StreamRows;

/**
 * Shows other nodes, three times a heartbeat, that this stream lives, and looks whether theirs do.
 *
 * <p>Threads: stepped by one thread at a time.
 */
final class StreamPresence implements Agent {
  private static final Logger LOG = System.getLogger(StreamPresence.class.getName());

  private final Self self;
  private final StoreConnection connection;
  private final PeerTrails peers;
  private final TrailClock clock;
  private final BackOff backOff;
  private final long pauseNanos;
  private long lastNanos;
  private boolean begun;

  StreamPresence(
      Self self, StoreConnection connection, PeerTrails peers, TrailClock clock, int beatSeconds) {
    this.self = self;
    this.connection = connection;
    this.peers = peers;
    this.clock = clock;
    this.backOff = new BackOff(clock);
    this.pauseNanos = TimeUnit.SECONDS.toNanos(beatSeconds) / 3;
  }

  @Override
  public String name() {
    return "presence";
  }

  /** Waits until the drain has opened the database. */
  @Override
  public int doWork() throws StoreException {
    boolean resting = begun && clock.nanos() - lastNanos < pauseNanos;
    if (!connection.isOpen()) {
      return WAITING;
    }
    return resting ? 0 : backOff.attempt(this::show);
  }

  private int show() throws StoreException {
    StreamRows streams = connection.storage().nodes().streams();
    if (streams.seen(self.running(), self.finder())) {
      LOG.log(
          Level.WARNING,
          "TRK-0341 {0} was stated abandoned by another node because it did not reach the"
              + " database for too long; it is live again, which is recorded",
          self.stream());
    }
    peers.known(!streams.others(self.stream()).isEmpty());
    lastNanos = clock.nanos();
    begun = true;
    return 1;
  }
}
