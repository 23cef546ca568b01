package org.sessiontrail.engine;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.sessiontrail.record.EndReason;
import org.sessiontrail.runtime.Agent;
import org.sessiontrail.runtime.Tracker;
import org.sessiontrail.spool.DeadStream;
import org.sessiontrail.store.BackOff;
import org.sessiontrail.store.StoreException;
import org.sessiontrail.store.nodes.LostStream;
import org.sessiontrail.store.nodes.Nodes;
import org.sessiontrail.store.nodes.OpenTrail;

/**
 * States how streams ended that can't say so themselves, and their open trails before them: {@code
 * session-end}s with {@code stream2}, the stream that wrote the trail, then {@code
 * stream-abandoned}. All of it goes into the {@link org.sessiontrail.store.nodes.RecoveryStream},
 * exactly once, whoever tries and whoever dies meanwhile.
 *
 * <ul>
 *   <li>Once, as soon as all that earlier starts left in this node's spool is stored: streams that
 *       the spool knows to be dead; streams of this node's name from versions without {@code
 *       tracker_stream}; trails that were forgotten by streams which are over.
 *   <li>For ever after, on one node at a time under the lease {@value #LEASE}: streams of any node
 *       that are open and have been silent for three of their own heartbeats.
 * </ul>
 *
 * <p>Threads: stepped by one thread at a time.
 */
final class StreamRecovery implements Agent {
  /** The lease under which silent streams are looked for. */
  static final String LEASE = "recovery";

  private static final Logger LOG = System.getLogger(StreamRecovery.class.getName());
  private static final int MAX_TRAILS = 100_000;
  private static final int LEAST_LEASE_SECONDS = 10;
  private static final long SEARCHED_MICROS = TimeUnit.DAYS.toMicros(30);

  private final Tracker tracker;
  private final Self self;
  private final StoreConnection connection;
  private final Runnable whenStarted;
  private final BackOff backOff;
  private final int leaseSeconds;
  private final long pauseNanos;
  private final Deque<Ending> endings = new ArrayDeque<>();
  private boolean found;
  private boolean started;
  private long lastNanos;

  /**
   * A recovery for the streams that {@code tracker} may find lost.
   *
   * @param whenStarted run when what earlier starts of this node left is ended
   */
  StreamRecovery(Tracker tracker, Self self, StoreConnection connection, Runnable whenStarted) {
    this.tracker = tracker;
    this.self = self;
    this.connection = connection;
    this.whenStarted = whenStarted;
    this.backOff = new BackOff(tracker.clock());
    int beat = tracker.config().streams().heartbeatSeconds();
    this.leaseSeconds = Math.max(LEAST_LEASE_SECONDS, beat);
    this.pauseNanos = TimeUnit.SECONDS.toNanos(beat) / 2;
  }

  @Override
  public String name() {
    return "recovery";
  }

  /** Does one transaction's worth. Waits until the drain has opened the database. */
  @Override
  public int doWork() throws StoreException {
    return connection.isStopping() || !connection.isOpen()
        ? WAITING
        : backOff.attempt(() -> step(connection.storage().nodes()));
  }

  private int step(Nodes nodes) throws StoreException {
    return started ? watch(nodes) : start(nodes);
  }

  private int start(Nodes nodes) throws StoreException {
    if (!found) {
      // the spool gives what earlier starts left before anything of this one
      if (nodes.history().last(self.stream()) == 0) {
        return 0;
      }
      endings.addAll(left(nodes));
      found = true;
    }
    if (!endings.isEmpty()) {
      work(nodes, endings.element());
      return 1;
    }
    started = true;
    whenStarted.run();
    return 1;
  }

  private int watch(Nodes nodes) throws StoreException {
    boolean resting = tracker.clock().nanos() - lastNanos < pauseNanos;
    if (resting && endings.isEmpty()) {
      return 0;
    }
    if (!nodes.leases().hold(LEASE, self.stream(), leaseSeconds)) {
      endings.clear(); // who has it finds what is left
      lastNanos = tracker.clock().nanos();
      return 0;
    }
    if (endings.isEmpty()) {
      lastNanos = tracker.clock().nanos();
      for (String stream : nodes.streams().silent(self.stream())) {
        endings.add(lost(nodes, new LostStream(stream, 0, false)));
      }
    } else {
      work(nodes, endings.element());
    }
    if (endings.isEmpty()) {
      nodes.leases().release(LEASE, self.stream());
    }
    return endings.isEmpty() ? 0 : 1;
  }

  /** What earlier starts left. */
  private List<Ending> left(Nodes nodes) throws StoreException {
    List<Ending> out = new ArrayList<>();
    Set<String> lost = new HashSet<>();
    for (DeadStream dead : tracker.spool().dead()) {
      if (lost.add(dead.stream())) {
        out.add(lost(nodes, new LostStream(dead.stream(), dead.last(), true)));
      }
    }
    for (LostStream old : nodes.history().withoutRow(tracker.config().node())) {
      if (!old.stream().equals(self.stream()) && lost.add(old.stream())) {
        out.add(lost(nodes, old));
      }
    }
    out.addAll(forgotten(nodes, lost));
    return out;
  }

  private Ending lost(Nodes nodes, LostStream stream) throws StoreException {
    return new Ending(
        stream,
        EndReason.NODE_LOST,
        nodes.history().openTrails(stream.stream(), searchedSince(), MAX_TRAILS));
  }

  private List<Ending> forgotten(Nodes nodes, Set<String> except) throws StoreException {
    Set<String> abandoned = nodes.history().abandoned();
    Map<EndReason, List<OpenTrail>> byReason =
        nodes
            .history()
            .forgotten(tracker.config().node(), self.stream(), searchedSince(), MAX_TRAILS)
            .stream()
            .filter(trail -> !except.contains(trail.stream()))
            .collect(
                Collectors.groupingBy(
                    trail ->
                        abandoned.contains(trail.stream())
                            ? EndReason.NODE_LOST
                            : EndReason.UNKNOWN));
    List<Ending> out = new ArrayList<>();
    byReason.forEach((reason, trails) -> out.add(new Ending(null, reason, trails)));
    return out;
  }

  /** Does a part of {@code ending}; takes it off the list when it is done, or not due any more. */
  private void work(Nodes nodes, Ending ending) throws StoreException {
    LostStream lost = ending.lost();
    List<OpenTrail> trails = ending.nextTrails();
    if (lost == null) {
      nodes.ends().forgotten(self.finder(), trails, ending.reason());
    } else if (!trails.isEmpty()) {
      if (nodes.ends().lost(self.finder(), lost, trails) < 0) {
        endings.remove();
        known(lost);
        return;
      }
    } else {
      state(nodes, lost);
      known(lost);
    }
    ending.ended(trails);
    if (trails.isEmpty()) {
      endings.remove();
    }
  }

  private void state(Nodes nodes, LostStream lost) throws StoreException {
    if (nodes.ends().abandoned(self.finder(), lost)) {
      LOG.log(
          Level.WARNING,
          "TRK-0340 stream {0} ended without closing; stated as abandoned by {1}",
          lost.stream(),
          self.stream());
    }
  }

  /** How it ended is stored; until now a start after a kill had to find it again. */
  private void known(LostStream lost) {
    if (lost.certain()) {
      tracker.spool().forget(lost.stream());
    }
  }

  private long searchedSince() {
    return tracker.clock().epochMicros() - SEARCHED_MICROS;
  }
}
