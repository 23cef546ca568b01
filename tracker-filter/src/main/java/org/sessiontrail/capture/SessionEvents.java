package org.sessiontrail.capture;

import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.sessiontrail.record.EndReason;
import org.sessiontrail.runtime.Tracker;

/**
 * What a container tells of its sessions. Reports may come twice, late, from another thread or not
 * at all; each is idempotent and none is needed for a trail to end.
 *
 * <p>Threads: safe for any number of threads.
 */
public final class SessionEvents {
  /** A session is called idle if it was unused for its limit less this. */
  private static final long IDLE_SLACK_MILLIS = 1_000;

  private final Tracker tracker;
  private final Trails trails;
  private volatile boolean stopping;

  SessionEvents(Tracker tracker, Trails trails) {
    this.tracker = tracker;
    this.trails = trails;
  }

  /** A session was made while {@code exchange} runs on this thread. */
  public void created(@Nullable Exchange exchange, SessionSight session) {
    if (exchange != null && exchange.trail() == null && !exchange.closed()) {
      exchange.join(trails.enter(session, exchange.consent()));
    }
  }

  /** The container changed the id of a session. */
  public void idChanged(String oldId, String newId) {
    trails.moved(oldId, newId, "rotated");
  }

  /** The session of a trail is about to be ended, not by the application. */
  public void revoked(LiveTrail trail) {
    trails.end(trail, EndReason.REVOKED);
  }

  /** The application begins to stop: sessions that end from now on end because of that. */
  public void stopping() {
    stopping = true;
  }

  /**
   * The container ended a session.
   *
   * @param exchange the exchange of the calling thread, or null
   * @param unusedMillis how long the session had not been used, by the container's own count
   */
  public void destroyed(@Nullable Exchange exchange, SessionSight session, long unusedMillis) {
    LiveTrail trail = trails.find(session.id());
    if (trail == null) {
      return;
    }
    if (stopping && !trail.isAway()) {
      trails.end(trail, EndReason.UNDEPLOY);
      return;
    }
    if (exchange != null && exchange.trail() == trail) {
      exchange.markSessionInvalidated();
      return;
    }
    boolean idle =
        session.idleSeconds() > 0
            && unusedMillis >= TimeUnit.SECONDS.toMillis(session.idleSeconds()) - IDLE_SLACK_MILLIS;
    if (idle && seenRecently(trail, session)) {
      return; // a copy on this node grew old; the session lives on where it is used
    }
    trails.endUnlessElsewhere(
        trail, exchange == null && idle ? EndReason.IDLE : EndReason.INVALIDATED);
  }

  private boolean seenRecently(LiveTrail trail, SessionSight session) {
    long quietMicros = tracker.clock().epochMicros() - trail.lastSeenMicros();
    return trail.busy()
        || quietMicros
            < TimeUnit.SECONDS.toMicros(session.idleSeconds())
                - TimeUnit.MILLISECONDS.toMicros(2 * IDLE_SLACK_MILLIS);
  }
}
