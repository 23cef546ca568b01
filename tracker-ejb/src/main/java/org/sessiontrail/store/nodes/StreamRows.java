package org.sessiontrail.store.nodes;

import jakarta.persistence.EntityManager;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.sessiontrail.record.Fact;
import org.sessiontrail.record.Kind;
import org.sessiontrail.store.StoreException;
import org.sessiontrail.store.jdbc.SqlClock;

/**
 * The rows of {@code tracker_stream}: one for each stream, there before the first of its records is
 * stored. Its node moves {@code due_at} on for as long as it reaches the database.
 *
 * <pre>
 *   (none) ── seen ──► open ── stream-close stored ──► closed
 *                       │ ▲
 *     silent past due_at│ │seen again: stated in the recovery stream
 *                       ▼ │
 *                     abandoned ── stream-close stored ──► closed
 *                       │
 *      its place claimed anew, all it left stored (from open as well)
 *                       ▼
 *                     ended
 * </pre>
 *
 * <p>All times are the database's.
 */
public final class StreamRows {
  private static final String OF = " where log_id = ?1 and stream = ?2";

  private final LogWork work;
  private final RecoveryStream recovery;

  StreamRows(LogWork work, RecoveryStream recovery) {
    this.work = work;
    this.recovery = recovery;
  }

  /**
   * A running stream.
   *
   * @param stream its name
   * @param node its node's configured name
   * @param nodeId its node's random id
   * @param dueSeconds after how long a silence it counts as lost
   */
  public record Running(String stream, String node, String nodeId, int dueSeconds) {}

  /**
   * States that a stream lives.
   *
   * @param self the stream's own node, for the statement when others took it for lost
   * @return whether it had been stated as abandoned
   */
  public boolean seen(Running running, Finder self) throws StoreException {
    return work.inTransaction(
        (manager, log) -> {
          if (refresh(manager, log, running, "open") > 0) {
            return false;
          }
          work.lock(manager, log); // before the row's own lock, as everybody else
          String state = state(manager, log, running.stream());
          if (state == null) {
            insert(manager, log, running, work.clock());
          } else if (refresh(manager, log, running, "abandoned") > 0) {
            Fact returned =
                Fact.of(Kind.HEARTBEAT, self.clock().epochMicros())
                    .put("stream2", running.stream())
                    .put("returned", true)
                    .build();
            recovery.append(manager, log, self.encoder(), List.of(returned));
            return true;
          }
          return false;
        });
  }

  /** Streams but {@code own} that are running as far as the database knows. */
  public Set<String> others(String own) throws StoreException {
    return work.reading(
        Set.of(),
        (manager, log) ->
            names(
                manager
                    .createNativeQuery(
                        "select stream from tracker_stream where log_id = ?1 and stream <> ?2"
                            + " and state = 'open' and due_at >= "
                            + work.clock().now())
                    .setParameter(1, log)
                    .setParameter(2, own)
                    .getResultList()));
  }

  /** Streams but {@code own} that are open and have been silent for too long. */
  public Set<String> silent(String own) throws StoreException {
    return work.reading(
        Set.of(),
        (manager, log) ->
            names(
                manager
                    .createNativeQuery(
                        "select stream from tracker_stream where log_id = ?1 and stream <> ?2"
                            + silent(work.clock()))
                    .setParameter(1, log)
                    .setParameter(2, own)
                    .getResultList()));
  }

  /** Streams that have a row in {@code state}. */
  Set<String> in(String state) throws StoreException {
    return work.reading(
        Set.of(),
        (manager, log) ->
            names(
                manager
                    .createNativeQuery(
                        "select stream from tracker_stream where log_id = ?1 and state = ?2")
                    .setParameter(1, log)
                    .setParameter(2, state)
                    .getResultList()));
  }

  /** Within a transaction that stores the stream's last record: it is closed. */
  public static void closed(EntityManager manager, int log, String stream) {
    manager
        .createNativeQuery("update tracker_stream set state = 'closed'" + OF)
        .setParameter(1, log)
        .setParameter(2, stream)
        .executeUpdate();
  }

  /** Whether {@code lost} may still be stated as lost. */
  static boolean isLost(EntityManager manager, int log, LostStream lost, SqlClock clock) {
    String state = state(manager, log, lost.stream());
    if (lost.certain()) {
      return state == null || state.equals("open") || state.equals("abandoned");
    }
    return !manager
        .createNativeQuery("select 1 from tracker_stream" + OF + silent(clock))
        .setParameter(1, log)
        .setParameter(2, lost.stream())
        .getResultList()
        .isEmpty();
  }

  /**
   * Within a transaction that holds the log's lock: marks {@code lost} as abandoned or, when that
   * is certain, as ended.
   *
   * @return false when it is not lost any more, or was marked so before
   */
  static boolean abandoned(EntityManager manager, int log, LostStream lost, SqlClock clock) {
    int marked =
        manager
            .createNativeQuery(
                lost.certain()
                    ? "update tracker_stream set state = 'ended'"
                        + OF
                        + " and state in ('open', 'abandoned')"
                    : "update tracker_stream set state = 'abandoned'" + OF + silent(clock))
            .setParameter(1, log)
            .setParameter(2, lost.stream())
            .executeUpdate();
    if (marked == 0 && lost.certain() && state(manager, log, lost.stream()) == null) {
      int slash = Math.max(0, lost.stream().lastIndexOf('/'));
      Running gone = new Running(lost.stream(), lost.stream().substring(0, slash), "-", 0);
      insert(manager, log, gone, clock);
      return abandoned(manager, log, lost, clock);
    }
    return marked > 0;
  }

  static @Nullable String state(EntityManager manager, int log, String stream) {
    List<?> found =
        manager
            .createNativeQuery("select state from tracker_stream" + OF)
            .setParameter(1, log)
            .setParameter(2, stream)
            .getResultList();
    return found.isEmpty() ? null : (String) found.get(0);
  }

  private int refresh(EntityManager manager, int log, Running running, String from) {
    return manager
        .createNativeQuery(
            "update tracker_stream set state = 'open', seen_at = "
                + work.clock().now()
                + ", due_at = "
                + work.clock().later("?3")
                + OF
                + " and state = ?4")
        .setParameter(1, log)
        .setParameter(2, running.stream())
        .setParameter(3, running.dueSeconds())
        .setParameter(4, from)
        .executeUpdate();
  }

  private static void insert(EntityManager manager, int log, Running running, SqlClock clock) {
    String now = clock.now();
    manager
        .createNativeQuery(
            "insert into tracker_stream (log_id, stream, node, node_id, state, opened_at, seen_at,"
                + " due_at) values (?1, ?2, ?4, ?5, 'open', "
                + (now + ", " + now + ", ")
                + clock.later("?3")
                + ")")
        .setParameter(1, log)
        .setParameter(2, running.stream())
        .setParameter(3, running.dueSeconds())
        .setParameter(4, running.node())
        .setParameter(5, running.nodeId())
        .executeUpdate();
  }

  private static String silent(SqlClock clock) {
    return " and state = 'open' and due_at < " + clock.now();
  }

  private static Set<String> names(List<?> found) {
    Set<String> out = new HashSet<>();
    found.forEach(name -> out.add((String) name));
    return out;
  }
}
