package org.sessiontrail.capture;

import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.sessiontrail.config.TrackerConfig.SessionConfig;
import org.sessiontrail.record.EndReason;
import org.sessiontrail.runtime.Agent;
import org.sessiontrail.runtime.Tracker;
import org.sessiontrail.runtime.TrailPeers;
import org.sessiontrail.runtime.TrailPeers.Whereabouts;

/**
 * Closes trails by silence and by age, since containers do not reliably tell; and those that a
 * container said are over, where that had to be looked into.
 *
 * <p>While other nodes record, a trail that seems over is asked for first: one that goes on or was
 * ended elsewhere is let go of without a record. When nobody can tell it is kept, until its age
 * ends it.
 */
final class Reaper implements Agent {
  private static final long PAUSE_MICROS = TimeUnit.SECONDS.toMicros(5);

  /** Trails asked for in one step: one query. */
  private static final int MAX_ASKED = 200;

  /** Pause before the same trail is asked for again. */
  private static final long ASK_AGAIN_MICROS = TimeUnit.SECONDS.toMicros(10);

  private final Tracker tracker;
  private final Trails trails;
  private final SessionConfig config;
  private long lastRunMicros;

  Reaper(Tracker tracker, Trails trails) {
    this.tracker = tracker;
    this.trails = trails;
    this.config = tracker.config().sessions();
  }

  @Override
  public String name() {
    return "reaper";
  }

  @Override
  public int doWork() {
    long now = tracker.clock().epochMicros();
    if (now - lastRunMicros < PAUSE_MICROS && now >= lastRunMicros) {
      return 0;
    }
    lastRunMicros = now;
    TrailPeers peers = trails.peers();
    TrailPeers sharing = peers != null && peers.exist() ? peers : null;
    Map<String, LiveTrail> doubtful = new LinkedHashMap<>();
    int closed = 0;
    for (LiveTrail trail : trails.all()) {
      EndReason due = due(trail, now);
      if (due == EndReason.IDLE && trail.ended()) {
        trails.forget(trail);
      } else if (due == EndReason.ABSOLUTE || (due != null && sharing == null)) {
        end(trail, due);
        closed++;
      } else if (due != null) {
        doubtful.put(trail.id(), trail);
      }
    }
    return sharing == null ? closed : closed + settle(sharing, doubtful, now);
  }

  /** Ends or lets go of trails that may have gone to other nodes. Returns how many were ended. */
  private int settle(TrailPeers peers, Map<String, LiveTrail> doubtful, long now) {
    Map<String, Whereabouts> answers;
    try {
      answers = ask(peers, doubtful.values(), now);
    } catch (Exception e) {
      return 0; // the store's own health says so; nothing is ended on a guess
    }
    int closed = 0;
    for (Map.Entry<String, Whereabouts> answer : answers.entrySet()) {
      LiveTrail trail = Objects.requireNonNull(doubtful.get(answer.getKey()));
      EndReason due = due(trail, now);
      if (answer.getValue() == Whereabouts.HERE && due != null) {
        end(trail, due);
        closed++;
      } else if (answer.getValue() == Whereabouts.ELSEWHERE && due != null) {
        trails.letGo(trail);
      }
    }
    return closed;
  }

  /** Answers for some of {@code doubtful}: as many as one query bears; the others come next. */
  private Map<String, Whereabouts> ask(TrailPeers peers, Collection<LiveTrail> doubtful, long now)
      throws Exception {
    Map<String, Whereabouts> answers = new HashMap<>();
    Map<String, Long> records = new HashMap<>();
    for (LiveTrail trail : doubtful) {
      if (trail.isAway()) {
        answers.put(trail.id(), Whereabouts.ELSEWHERE);
      } else if (records.size() == MAX_ASKED) {
        lastRunMicros = 0; // the rest at the next step
      } else if (trail.askAt(now, ASK_AGAIN_MICROS)) {
        records.put(trail.id(), trail.sequence().count());
      }
    }
    if (!records.isEmpty()) {
      answers.putAll(peers.whereabouts(records));
    }
    return answers;
  }

  private void end(LiveTrail trail, EndReason due) {
    LiveTrail.Doubt doubt = trail.doubt();
    if (doubt != null && doubt.reason() == due) {
      trails.end(trail, due, doubt.micros());
    } else {
      trails.end(trail, due);
    }
  }

  /** Why a trail is over by what this node knows; null when it is not. */
  private @Nullable EndReason due(LiveTrail trail, long now) {
    LiveTrail.Doubt doubt = trail.ended() ? null : trail.doubt();
    if (!trail.ended()
        && config.absoluteMinutes() > 0
        && now - trail.startedMicros() > TimeUnit.MINUTES.toMicros(config.absoluteMinutes())) {
      return EndReason.ABSOLUTE;
    }
    if (doubt != null) {
      return trail.busy() ? null : doubt.reason();
    }
    long idleMicros =
        trail.idleSeconds() > 0
            ? TimeUnit.SECONDS.toMicros(trail.idleSeconds())
            : TimeUnit.MINUTES.toMicros(config.idleMinutes());
    long limit = idleMicros + TimeUnit.SECONDS.toMicros(config.graceSeconds());
    boolean silent = now - trail.lastSeenMicros() > limit && !trail.busy();
    return silent ? EndReason.IDLE : null;
  }
}
