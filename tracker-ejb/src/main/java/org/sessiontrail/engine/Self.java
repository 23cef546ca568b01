package org.sessiontrail.engine;

import org.sessiontrail.runtime.Tracker;
import org.sessiontrail.store.nodes.Finder;
import org.sessiontrail.store.nodes.RecoveryStream;
import org.sessiontrail.store.nodes.StreamRows;

/**
 * A tracker as other nodes know it.
 *
 * @param running its stream
 * @param finder how it signs what it states about others
 */
record Self(StreamRows.Running running, Finder finder) {
  /** After so many heartbeats of silence a stream counts as lost. */
  static final int MISSED_HEARTBEATS = 3;

  static Self of(Tracker tracker) {
    int due = MISSED_HEARTBEATS * tracker.config().streams().heartbeatSeconds();
    return new Self(
        new StreamRows.Running(tracker.stream(), tracker.config().node(), tracker.nodeId(), due),
        new Finder(tracker.stream(), tracker.clock(), tracker.encoder(RecoveryStream.NAME)));
  }

  String stream() {
    return running.stream();
  }
}
