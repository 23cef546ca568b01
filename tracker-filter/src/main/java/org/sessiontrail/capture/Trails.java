package org.sessiontrail.capture;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.sessiontrail.capture.guard.FoundElsewhere;
import org.sessiontrail.capture.guard.TrailFindings;
import org.sessiontrail.capture.guard.TrailWatch;
import org.sessiontrail.config.TrackerConfig.SessionConfig;
import org.sessiontrail.consent.Consent;
import org.sessiontrail.consent.ConsentPolicy;
import org.sessiontrail.record.EndReason;
import org.sessiontrail.record.Fact;
import org.sessiontrail.record.Kind;
import org.sessiontrail.runtime.ResumableTrails;
import org.sessiontrail.runtime.Tracker;
import org.sessiontrail.runtime.TrailPeers;
import org.sessiontrail.runtime.TrailTakeover;
import org.sessiontrail.spool.TrailSequence;

/**
 * The trails this node is writing, by the container's session id of the moment. Ids live in memory
 * only; what is stored is their keyed hash.
 *
 * <p>Threads: safe for any number of threads.
 */
final class Trails {
  /** Of so many trails that went to other nodes the number of the last record is remembered. */
  private static final int MAX_LEFT = 10_000;

  private final Tracker tracker;
  private final SessionConfig config;
  private final ConsentPolicy consentPolicy;
  private final ConcurrentHashMap<String, LiveTrail> bySession = new ConcurrentHashMap<>();
  private final ConcurrentHashMap<String, LiveTrail> byId = new ConcurrentHashMap<>();
  private final FoundElsewhere found = new FoundElsewhere(this::watchOf);
  private final Map<String, TrailSequence> left =
      Collections.synchronizedMap(
          new LinkedHashMap<>() {
            @Override
            protected boolean removeEldestEntry(Map.Entry<String, TrailSequence> eldest) {
              return size() > MAX_LEFT;
            }
          });

  Trails(Tracker tracker) {
    this.tracker = tracker;
    this.config = tracker.config().sessions();
    this.consentPolicy = new ConsentPolicy(tracker.config().browser().consent());
    tracker.provide(TrailTakeover.class, this::takenElsewhere);
    tracker.provide(TrailFindings.class, found);
  }

  private @Nullable TrailWatch watchOf(String id) {
    LiveTrail trail = byId.get(id);
    return trail == null ? null : trail.watch();
  }

  /** Decides what records may be used for. */
  ConsentPolicy consentPolicy() {
    return consentPolicy;
  }

  @Nullable LiveTrail find(String sessionId) {
    return bySession.get(sessionId);
  }

  Collection<LiveTrail> all() {
    return bySession.values();
  }

  /**
   * The trail of a session that a request uses; begins one when there is none.
   *
   * @param consent what counts for one that begins
   */
  LiveTrail take(SessionSight session, Consent consent) {
    LiveTrail trail = bySession.get(session.id());
    if (trail != null && older(trail)) {
      end(trail, EndReason.ABSOLUTE);
    }
    if (trail != null && session.fresh()) {
      endIfDoubted(trail);
    }
    if (trail != null && !trail.ended()) {
      return trail.isAway() ? cameBack(trail) : trail;
    }
    if (trail != null && trail.endReason() == EndReason.ABSOLUTE) {
      return open(session, trail, "continued", consent);
    }
    return open(session, null, session.fresh() ? "created" : "seen", consent);
  }

  /** The trail of a session, with one exchange more on it. */
  LiveTrail enter(SessionSight session, Consent consent) {
    LiveTrail trail = take(session, consent);
    while (!trail.enter()) {
      trail = take(session, consent);
    }
    return trail;
  }

  private boolean older(LiveTrail trail) {
    long age = tracker.clock().epochMicros() - trail.startedMicros();
    return config.absoluteMinutes() > 0
        && age > TimeUnit.MINUTES.toMicros(config.absoluteMinutes());
  }

  /** Begins the trail of somebody else on a session: what the one before decided is not theirs. */
  LiveTrail openForAnother(SessionSight session, LiveTrail previous, String how) {
    Consent before = previous.consent();
    return open(
        session,
        previous,
        how,
        consentPolicy.decide(null, before.signals(), before.permit().visitor()));
  }

  /** Begins a trail for a session; of several threads that try, one writes the start. */
  private LiveTrail open(
      SessionSight session, @Nullable LiveTrail previous, String how, Consent consent) {
    String hash = tracker.hash().ofSession(session.id());
    String resumed = previous == null && !session.fresh() ? resumable(hash) : null;
    String id = resumed == null ? tracker.random().next() : resumed;
    TrailSequence known = resumed == null ? null : left.get(id);
    LiveTrail opened =
        new LiveTrail(
            id,
            session,
            tracker.clock().epochMicros(),
            consent,
            known == null ? new TrailSequence() : known);
    opened.follows(previous);
    LiveTrail winner =
        bySession.merge(
            session.id(), opened, (old, mine) -> old == previous || old.ended() ? mine : old);
    if (winner == opened) {
      byId.put(id, opened);
      found.opened(id);
      write(
          Fact.of(Kind.SESSION_START, opened.startedMicros())
              .put("how", resumed == null ? how : "resumed")
              .put("idle", (long) Math.max(0, session.idleSeconds()))
              .put("previous", previous == null ? null : previous.id())
              .personal("session", "hash", hash),
          opened);
    }
    return winner;
  }

  /** The same session on the same id, but another one: what was said of the old one was true. */
  private void endIfDoubted(LiveTrail trail) {
    LiveTrail.Doubt doubt = trail.doubt();
    if (doubt != null && !trail.isAway()) {
      end(trail, doubt.reason(), doubt.micros());
    }
  }

  /** A trail that another node had taken up is used here again. */
  private LiveTrail cameBack(LiveTrail trail) {
    if (trail.comeBack()) {
      write(
          Fact.of(Kind.SESSION_START, tracker.clock().epochMicros())
              .put("how", "resumed")
              .personal("session", "hash", tracker.hash().ofSession(trail.sessionId())),
          trail);
    }
    return trail;
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
    end(trail, reason, tracker.clock().epochMicros());
  }

  /** As {@link #end(LiveTrail, EndReason)}, for a trail that was over at {@code micros}. */
  void end(LiveTrail trail, EndReason reason, long micros) {
    if (trail.end(reason, micros)) {
      writeEnd(trail);
    }
    if (reason != EndReason.ABSOLUTE) {
      forget(trail);
    }
  }

  /**
   * The container says that a trail is over. Where other nodes record too this may be about a copy
   * of its session, so the {@link Reaper} looks into it first.
   */
  void endUnlessElsewhere(LiveTrail trail, EndReason reason) {
    TrailPeers peers = peers();
    if (peers != null && peers.exist()) {
      trail.doubt(reason, tracker.clock().epochMicros());
    } else {
      end(trail, reason);
    }
  }

  /** What other nodes do, or null where nothing is shared. */
  @Nullable TrailPeers peers() {
    return tracker.find(TrailPeers.class);
  }

  /** Another node has taken up the trail of this id. */
  void takenElsewhere(String id, long micros) {
    LiveTrail trail = byId.get(id);
    if (trail != null) {
      trail.takenElsewhere(micros);
    }
  }

  /** Gives a trail up, unwritten, to the node that goes on with it, unless it is used just now. */
  void letGo(LiveTrail trail) {
    if (trail.letGo()) {
      left.put(trail.id(), trail.sequence());
      forget(trail);
    }
  }

  /** Lets go of a trail that is over and that no session will come back for. */
  void forget(LiveTrail trail) {
    bySession.remove(trail.sessionId(), trail);
    byId.remove(trail.id(), trail);
  }

  /** One exchange on {@code trail} is over. */
  void leave(LiveTrail trail) {
    if (trail.leave()) {
      writeEnd(trail);
    }
  }

  /** Ends every trail that is here because the application stops. */
  void endAll() {
    for (LiveTrail trail : bySession.values()) {
      endIfDoubted(trail);
      if (trail.isAway()) {
        letGo(trail);
      } else if (trail.endNow(EndReason.UNDEPLOY, tracker.clock().epochMicros())) {
        writeEnd(trail);
      }
    }
    bySession.clear();
    byId.clear();
  }

  boolean write(Fact.Builder fact, LiveTrail trail) {
    Fact stated = fact.on(trail.id()).permit(trail.consent().permit()).build();
    return tracker.spool().offer(stated, trail.sequence());
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
