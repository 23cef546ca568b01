package org.sessiontrail.report.policy.rule;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.sessiontrail.record.StoredRecord;
import org.sessiontrail.retention.Hold;
import org.sessiontrail.store.TrailQuery;
import org.sessiontrail.store.TrailReader;
import org.sessiontrail.store.TrailRecord;

/**
 * Records that a hold keeps from erasure and purge, whatever their age. A hold on a user keeps the
 * trails that the user was on as well; at most {@value #MAX_TRAILS} of those are known. One thread.
 */
final class Held {
  private static final int MAX_TRAILS = 100_000;

  private final List<Hold> holds;
  private final Set<String> users = new HashSet<>();
  private final Set<String> trails = new HashSet<>();
  private boolean overflowed;

  private Held(List<Hold> holds) {
    this.holds = holds;
  }

  /** What {@code holds}, as far as they are in force, keep of the log of {@code reader}. */
  static Held of(List<Hold> holds, TrailReader reader) throws Exception {
    Held out = new Held(holds.stream().filter(Hold::inForce).toList());
    out.holds.forEach(hold -> out.users.addAll(hold.pseudonyms()));
    if (!out.users.isEmpty()) {
      reader.read(TrailQuery.all(), record -> out.learn(record.stored()));
    }
    return out;
  }

  /** Whether there are held trails that are not known. */
  boolean overflowed() {
    return overflowed;
  }

  /** Whether one of the holds keeps {@code record}. */
  boolean keeps(TrailRecord record) {
    String trail = record.stored().text("sid");
    String user = record.stored().subjectRef();
    boolean isOfUser = (user != null && users.contains(user)) || isKnown(trail);
    return isOfUser
        || holds.stream()
            .anyMatch(
                hold ->
                    hold.index() == record.index()
                        || covers(hold, trail, record.stored().epochMicros()));
  }

  private boolean isKnown(@Nullable String trail) {
    return trail != null && trails.contains(trail);
  }

  private static boolean covers(Hold hold, @Nullable String trail, long at) {
    return switch (hold.scope()) {
      case "user" -> false; // by pseudonym and trails
      case "session" -> hold.session() != null && hold.session().equals(trail);
      default ->
          (hold.fromMicros() == null || at >= hold.fromMicros())
              && (hold.toMicros() == null || at < hold.toMicros());
    };
  }

  private void learn(StoredRecord record) {
    String trail = record.text("sid");
    String user = record.subjectRef();
    if (trail == null || user == null || !users.contains(user)) {
      return;
    }
    if (trails.size() < MAX_TRAILS) {
      trails.add(trail);
    } else {
      overflowed |= !trails.contains(trail);
    }
  }
}
