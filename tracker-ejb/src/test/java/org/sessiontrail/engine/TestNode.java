package org.sessiontrail.engine;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.sessiontrail.capture.Exchange;
import org.sessiontrail.capture.LiveTrail;
import org.sessiontrail.capture.SessionSight;
import org.sessiontrail.capture.TrailRecorder;
import org.sessiontrail.config.TrackerConfig;
import org.sessiontrail.record.Outcome;
import org.sessiontrail.record.RequestFacts;
import org.sessiontrail.record.RequestResult;
import org.sessiontrail.record.RequestType;
import org.sessiontrail.record.TrailClock;
import org.sessiontrail.runtime.SteppedHost;
import org.sessiontrail.runtime.Tracker;

/** One of several nodes in this virtual machine, stepped by hand. */
final class TestNode {
  static final int IDLE_SECONDS = 1_800;

  private final SteppedHost host = new SteppedHost();
  final Tracker tracker;
  final TrailRecorder recorder;

  TestNode(TrackerConfig config, TrailClock clock) {
    tracker = new Tracker(config, clock);
    tracker.adopt(host);
    recorder = new TrailRecorder(tracker, "");
    tracker.start(getClass().getClassLoader());
  }

  String stream() {
    return tracker.stream();
  }

  /** Steps until there is nothing left to do. */
  void work() {
    int steps = 0;
    while (host.step() > 0 && steps++ < 1_000) {
      // each is bounded
    }
  }

  void stepOnce() {
    host.step();
  }

  /** Uses a session; returns the trail it is on. */
  String visit(String sessionId, boolean fresh) {
    SessionSight session = new SessionSight(sessionId, fresh, IDLE_SECONDS);
    RequestFacts facts =
        new RequestFacts(recorder.stamp(), "GET", "/x", null, null, null, null, null);
    Exchange exchange =
        new Exchange(
            recorder,
            facts,
            recorder.nanos(),
            recorder.enterTrail(session, null, recorder.undecided()),
            null) {
          @Override
          protected @Nullable SessionSight session() {
            return session;
          }
        };
    LiveTrail trail = Objects.requireNonNull(recorder.settle(exchange, session, null));
    recorder.finish(
        exchange,
        trail,
        null,
        RequestType.OTHER,
        new RequestResult(200, Outcome.SUCCESS, 1, -1, null),
        false);
    return trail.id();
  }

  /** The container says that it ended a session, or its copy of one. */
  void destroyed(String sessionId) {
    recorder.sessionEvents().destroyed(null, new SessionSight(sessionId, false, IDLE_SECONDS), 0);
  }

  /** As if the process had died: nothing is stored any more, nothing is closed. */
  void crash() {
    host.halt();
    new TrackerEngine().detach(tracker);
    Rendezvous.here().leave(tracker);
  }
}
