package org.sessiontrail.capture;

import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.sessiontrail.config.TrackerConfig.SessionConfig;
import org.sessiontrail.record.EndReason;
import org.sessiontrail.runtime.Agent;
import org.sessiontrail.runtime.Tracker;

/** Closes trails by silence and by age, since containers do not reliably tell. */
final class Reaper implements Agent {
  private static final long PAUSE_MICROS = TimeUnit.SECONDS.toMicros(5);

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
    int closed = 0;
    for (LiveTrail trail : trails.all()) {
      EndReason due = due(trail, now);
      if (due == EndReason.IDLE && trail.ended()) {
        trails.forget(trail);
      } else if (due != null) {
        trails.end(trail, due);
        closed++;
      }
    }
    return closed;
  }

  private @Nullable EndReason due(LiveTrail trail, long now) {
    if (!trail.ended()
        && config.absoluteMinutes() > 0
        && now - trail.startedMicros() > TimeUnit.MINUTES.toMicros(config.absoluteMinutes())) {
      return EndReason.ABSOLUTE;
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
