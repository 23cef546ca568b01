package org.sessiontrail.capture;

import java.util.Collection;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.sessiontrail.config.TrackerConfig.SessionConfig;
import org.sessiontrail.record.EndReason;
import org.sessiontrail.record.Fact;
import org.sessiontrail.record.Kind;
import org.sessiontrail.runtime.ResumableTrails;
import org.sessiontrail.runtime.Tracker;

/**
 * The trails this node is writing, by the container's session id of the moment. Ids live in memory
 * only; what is stored is their keyed hash.
 *
 * <p>Threads: safe for any number of threads.
 */
final class Trails {
  private final Tracker tracker;
  private final SessionConfig config;
  private final ConcurrentHashMap<String, LiveTrail> bySession = new ConcurrentHashMap<>();

  Trails(Tracker tracker) {
    this.tracker = tracker;
    this.config = tracker.config().sessions();
  }

  @Nullable LiveTrail find(String sessionId) {
    return bySession.get(sessionId);
  }

  Collection<LiveTrail> all() {
    return bySession.values();
  }

  /** The trail of a session that a request uses; begins one when there is none. */
  LiveTrail take(SessionSight session) {
    LiveTrail trail = bySession.get(session.id());
    if (trail != null && older(trail)) {
      end(trail, EndReason.ABSOLUTE);
    }
    if (trail != null && !trail.ended()) {
      return trail;
    }
    if (trail != null && trail.endReason() == EndReason.ABSOLUTE) {
      return open(session, trail, "continued");
    }
    return open(session, null, session.fresh() ? "created" : "seen");
  }

  /** The trail of a session, with one exchange more on it. */
  LiveTrail enter(SessionSight session) {
    LiveTrail trail = take(session);
    while (!trail.enter()) {
      trail = take(session);
    }
    return trail;
  }

  private boolean older(LiveTrail trail) {
    long age = tracker.clock().epochMicros() - trail.startedMicros();
    return config.absoluteMinutes() > 0
        && age > TimeUnit.MINUTES.toMicros(config.absoluteMinutes());
  }

  /** Begins a trail for a session; of several threads that try, one writes the start. */
  LiveTrail open(SessionSight session, @Nullable LiveTrail previous, String how) {
    String hash = tracker.hash().ofSession(session.id());
    String resumed = previous == null && !session.fresh() ? resumable(hash) : null;
    LiveTrail opened =
        new LiveTrail(
            resumed == null ? tracker.random().next() : resumed,
            session,
            tracker.clock().epochMicros());
    LiveTrail winner =
        bySession.merge(
            session.id(), opened, (old, mine) -> old == previous || old.ended() ? mine : old);
    if (winner == opened) {
      write(
          Fact.of(Kind.SESSION_START, opened.startedMicros())
              .put("how", resumed == null ? how : "resumed")
              .put("previous", previous == null ? null : previous.id())
              .personal("session", "hash", hash),
          opened);
    }
    return winner;
  }

  private @Nullable String resumable(String hash) {
    ResumableTrails known = tracker.find(ResumableTrails.class);
    return known == null ? null : known.trailOf(hash);
  }

  /** The session behind a trail has another id now. The second report of a change is ignored. */
  void moved(String oldId, String newId, String how) {
    LiveTrail trail = bySession.get(oldId);
    if (trail == null || !bySession.remove(oldId, trail)) {
      return;
    }
    trail.movedTo(newId);
    LiveTrail overtaken = bySession.put(newId, trail);
    if (overtaken != null && overtaken != trail) {
      end(overtaken, EndReason.UNKNOWN); // a request under the new id was faster than this report
    }
    if (trail.ended()) {
      return;
    }
    write(
        Fact.of(Kind.SESSION_ID_CHANGE, tracker.clock().epochMicros())
            .put("how", how)
            .personal("session", "hash", tracker.hash().ofSession(newId)),
        trail);
  }

  /**
   * Ends a trail; its record is written when nothing runs on it any more. A session outlives the
   * age of its trail, so that such a trail is still known, for the next one to be linked to.
   */
  void end(LiveTrail trail, EndReason reason) {
    if (trail.end(reason, tracker.clock().epochMicros())) {
      writeEnd(trail);
    }
    if (reason != EndReason.ABSOLUTE) {
      forget(trail);
    }
  }

  /** Lets go of a trail that is over and that no session will come back for. */
  void forget(LiveTrail trail) {
    bySession.remove(trail.sessionId(), trail);
  }

  /** One exchange on {@code trail} is over. */
  void leave(LiveTrail trail) {
    if (trail.leave()) {
      writeEnd(trail);
    }
  }

  /** Ends every trail because the application stops. */
  void endAll() {
    for (LiveTrail trail : bySession.values()) {
      if (trail.endNow(EndReason.UNDEPLOY, tracker.clock().epochMicros())) {
        writeEnd(trail);
      }
    }
    bySession.clear();
  }

  boolean write(Fact.Builder fact, LiveTrail trail) {
    return tracker.spool().offer(fact.on(trail.id()).build(), trail.sequence());
  }

  private void writeEnd(LiveTrail trail) {
    EndReason reason = trail.endReason();
    write(
        Fact.of(Kind.SESSION_END, trail.endMicros())
            .put("reason", (reason == null ? EndReason.UNKNOWN : reason).id())
            .put("records", trail.sequence().count() + 1),
        trail);
  }
}
