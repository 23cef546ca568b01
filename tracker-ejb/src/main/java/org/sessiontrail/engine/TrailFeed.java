package org.sessiontrail.engine;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.sessiontrail.record.EndReason;
import org.sessiontrail.record.Kind;
import org.sessiontrail.record.StoredRecord;
import org.sessiontrail.runtime.Agent;
import org.sessiontrail.runtime.ResumableTrails;
import org.sessiontrail.runtime.Tracker;
import org.sessiontrail.runtime.TrailTakeover;
import org.sessiontrail.store.BackOff;
import org.sessiontrail.store.StoreException;
import org.sessiontrail.store.TrailRecord;
import org.sessiontrail.store.nodes.Nodes;

/**
 * Follows the log for what other streams say of sessions, so that a session which comes here goes
 * on with its trail and a trail that went away is let go of. Knows the latest {@value #MAX_TRAILS}
 * sessions of others; about a second behind the log.
 *
 * <p>Begins when the recovery has ended what earlier starts left: a trail must be ended before it
 * is taken up again.
 *
 * <p>Threads: stepped by one thread at a time; asked by any number.
 */
final class TrailFeed implements Agent, ResumableTrails {
  static final int MAX_TRAILS = 100_000;

  private static final int PLACES_PER_STEP = 20_000;
  private static final long PAUSE_NANOS = TimeUnit.SECONDS.toNanos(1);
  private static final long DAY_MICROS = TimeUnit.DAYS.toMicros(1);
  private static final long RESUMED_MICROS = 7 * DAY_MICROS;
  private static final Set<String> RESUMABLE_ENDS =
      Set.of(EndReason.UNDEPLOY.id(), EndReason.NODE_LOST.id());

  private final Tracker tracker;
  private final StoreConnection connection;
  private final PeerTrails peers;
  private final BackOff backOff;
  private final int maxSessions;
  private final Map<String, String> bySession = new ConcurrentHashMap<>();
  private final Map<String, Set<String>> byTrail = new HashMap<>();
  private final Deque<String> oldestFirst = new ArrayDeque<>();
  private boolean begun;
  private long next = -1;
  private long lastNanos;

  TrailFeed(Tracker tracker, StoreConnection connection, PeerTrails peers, int maxSessions) {
    this.tracker = tracker;
    this.connection = connection;
    this.peers = peers;
    this.backOff = new BackOff(tracker.clock());
    this.maxSessions = maxSessions;
  }

  @Override
  public String name() {
    return "feed";
  }

  /** The recovery is through with what earlier starts left. */
  void begin() {
    begun = true;
  }

  @Override
  public @Nullable String trailOf(String sessionHash) {
    return bySession.get(sessionHash);
  }

  @Override
  public int doWork() throws StoreException {
    boolean resting = next >= 0 && tracker.clock().nanos() - lastNanos < PAUSE_NANOS;
    if (!begun || !connection.isOpen()) {
      return WAITING;
    }
    return resting ? 0 : backOff.attempt(() -> next < 0 ? load() : follow());
  }

  private int load() throws StoreException {
    Nodes nodes = connection.storage().nodes();
    long now = tracker.clock().epochMicros();
    long size = nodes.log().size(); // before the rest: what comes meanwhile is read twice
    nodes
        .history()
        .resumable(now - RESUMED_MICROS, now - DAY_MICROS, maxSessions)
        .forEach(this::put);
    next = size;
    tracker.provide(ResumableTrails.class, this);
    return 1;
  }

  private int follow() throws StoreException {
    Nodes nodes = connection.storage().nodes();
    long size = nodes.log().size();
    long to = Math.min(size, next + PLACES_PER_STEP);
    if (next < to) {
      for (TrailRecord record : nodes.log().sessions(next, to)) {
        take(record.stored());
      }
      next = to;
    }
    if (next < size) {
      return 1;
    }
    lastNanos = tracker.clock().nanos();
    return 0;
  }

  private void take(StoredRecord record) {
    String sid = record.text("sid");
    if (sid == null) {
      return;
    }
    if (record.kind() == Kind.SESSION_END) {
      if (!RESUMABLE_ENDS.contains(String.valueOf(record.text("reason")))) {
        forget(sid);
      }
    } else if (record.stream().equals(tracker.stream())) {
      forget(sid); // it is here
    } else {
      elsewhere(record, sid);
    }
  }

  private void elsewhere(StoredRecord record, String sid) {
    if (record.personal().get("session") instanceof Map<?, ?> session
        && session.get("hash") instanceof String hash) {
      put(hash, sid);
    }
    peers.known(true);
    TrailTakeover here = tracker.find(TrailTakeover.class);
    if (here != null && record.kind() == Kind.SESSION_START) {
      here.taken(sid, record.epochMicros());
    }
  }

  private void put(String hash, String sid) {
    bySession.put(hash, sid);
    byTrail.computeIfAbsent(sid, key -> new HashSet<>()).add(hash);
    oldestFirst.add(hash);
    if (oldestFirst.size() > maxSessions) {
      drop(oldestFirst.remove());
    }
  }

  private void drop(String hash) {
    String sid = bySession.remove(hash);
    Set<String> others = sid == null ? null : byTrail.get(sid);
    if (sid != null && others != null && others.remove(hash) && others.isEmpty()) {
      byTrail.remove(sid);
    }
  }

  private void forget(String sid) {
    Set<String> hashes = byTrail.remove(sid);
    if (hashes != null) {
      hashes.forEach(bySession::remove);
    }
  }
}
