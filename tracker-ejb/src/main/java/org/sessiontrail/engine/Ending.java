package org.sessiontrail.engine;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sessiontrail.record.EndReason;
import org.sessiontrail.store.nodes.LostStream;
import org.sessiontrail.store.nodes.OpenTrail;
import org.sessiontrail.store.nodes.StreamEnds;

/** Something to be ended for others in small steps: trails, then perhaps the stream they are of. */
final class Ending {
  private final @Nullable LostStream lost;
  private final EndReason reason;
  private final Deque<OpenTrail> trails;

  /**
   * What is to be ended.
   *
   * @param lost the stream to be stated as abandoned when its trails are ended, or null
   */
  Ending(@Nullable LostStream lost, EndReason reason, Collection<OpenTrail> trails) {
    this.lost = lost;
    this.reason = reason;
    this.trails = new ArrayDeque<>(trails);
  }

  @Nullable LostStream lost() {
    return lost;
  }

  EndReason reason() {
    return reason;
  }

  /** As many of the trails left as one transaction bears. */
  List<OpenTrail> nextTrails() {
    List<OpenTrail> out = new ArrayList<>(StreamEnds.MAX_TRAILS);
    for (OpenTrail trail : trails) {
      if (out.size() < StreamEnds.MAX_TRAILS) {
        out.add(trail);
      }
    }
    return out;
  }

  /** The trails of {@link #nextTrails} are ended. */
  void ended(List<OpenTrail> done) {
    done.forEach(trail -> trails.remove());
  }
}
