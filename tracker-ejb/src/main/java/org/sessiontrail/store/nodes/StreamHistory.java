package org.sessiontrail.store.nodes;

import jakarta.persistence.EntityManager;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.sessiontrail.record.CanonicalJson;
import org.sessiontrail.store.StoreException;

/**
 * What streams left unfinished: streams that were never closed, trails that never ended, and
 * container sessions whose trail may go on.
 *
 * <p>Threads: safe for any number of threads.
 */
public final class StreamHistory {
  private static final String ENTRY = " from LedgerEntry e where e.logId = :log";
  private static final String END =
      "(select x.idx from LedgerEntry x where x.logId = :log and x.sid = a.sid"
          + " and x.kind = 'session-end'";
  private static final String RESUMABLE_ENDS = "('undeploy', 'node-lost')";
  private static final String LAST_START =
      "select e.sid, e.stream"
          + ENTRY
          + " and e.kind = 'session-start' and e.sid is not null"
          + " and not exists (select x.idx from LedgerEntry x where x.logId = :log"
          + " and x.sid = e.sid and x.idx > e.idx"
          + " and x.kind in ('session-end', 'session-start'))";

  private final LogWork work;
  private final StreamRows rows;

  StreamHistory(LogWork work, StreamRows rows) {
    this.work = work;
    this.rows = rows;
  }

  /** The last number of {@code stream} that is stored, or 0. */
  public long last(String stream) throws StoreException {
    return work.reading(0L, (manager, log) -> StreamEnds.last(manager, log, stream));
  }

  /**
   * Streams of {@code node} that were neither closed nor stated as abandoned and have no row: those
   * of versions that wrote none.
   */
  public List<LostStream> withoutRow(String node) throws StoreException {
    return work.reading(List.of(), (manager, log) -> withoutRow(manager, log, node));
  }

  /**
   * Trails last taken up in {@code stream} that have no end since.
   *
   * @param sinceMicros how far back to look, microseconds since 1970
   * @param max how many at most
   */
  public List<OpenTrail> openTrails(String stream, long sinceMicros, int max)
      throws StoreException {
    return work.reading(
        List.of(),
        (manager, log) ->
            trails(
                manager
                    .createQuery(
                        LAST_START
                            + " and e.atMicros >= :since and e.stream = :stream order by e.idx",
                        Object[].class)
                    .setParameter("log", log)
                    .setParameter("since", sinceMicros)
                    .setParameter("stream", stream)
                    .setMaxResults(max)
                    .getResultList()));
  }

  /**
   * Trails without end that were last taken up in a stream which is over: one that has a closed or
   * abandoned row, or has no row and is of {@code node}.
   *
   * @param own the stream of who asks, which is not over
   * @param sinceMicros how far back to look, microseconds since 1970
   * @param max how many at most
   */
  public List<OpenTrail> forgotten(String node, String own, long sinceMicros, int max)
      throws StoreException {
    Set<String> open = rows.in("open");
    Set<String> over = new HashSet<>(rows.in("closed"));
    over.addAll(abandoned());
    List<OpenTrail> all =
        work.reading(
            List.of(),
            (manager, log) ->
                trails(
                    manager
                        .createQuery(
                            LAST_START + " and e.atMicros >= :since order by e.idx", Object[].class)
                        .setParameter("log", log)
                        .setParameter("since", sinceMicros)
                        .getResultList()));
    return all.stream()
        .filter(trail -> !trail.stream().equals(own) && !open.contains(trail.stream()))
        .filter(trail -> over.contains(trail.stream()) || isOf(node, trail.stream()))
        .limit(max)
        .toList();
  }

  /** Streams that were stated as abandoned and did not return. */
  public Set<String> abandoned() throws StoreException {
    Set<String> out = new HashSet<>(rows.in("abandoned"));
    out.addAll(rows.in("ended"));
    return out;
  }

  /** What each stream holds of each of {@code sids}, a few hundred at most. */
  public List<TrailPart> parts(Collection<String> sids) throws StoreException {
    return work.reading(List.of(), (manager, log) -> parts(manager, log, sids));
  }

  /**
   * Trails that go on when their container session does, by the session's keyed hash: those that
   * did not end, or ended since {@code endedSince} only because a node went away.
   *
   * @param aliasSince how far back to look for sessions, microseconds since 1970
   * @param endedSince microseconds since 1970
   * @param max how many at most, the latest first
   */
  public Map<String, String> resumable(long aliasSince, long endedSince, int max)
      throws StoreException {
    String query =
        "select a.sessionHash, a.sid from TrailAlias a where a.logId = :log and a.atMicros >= :since"
            + (" and not exists " + END + " and x.outcome not in " + RESUMABLE_ENDS + ")")
            + (" and (not exists " + END + ") or exists " + END + " and x.atMicros >= :ended))")
            + " order by a.atMicros desc, a.sessionHash, a.sid";
    return work.reading(
        Map.of(),
        (manager, log) -> {
          Map<String, String> out = new HashMap<>();
          manager
              .createQuery(query, Object[].class)
              .setParameter("log", log)
              .setParameter("since", aliasSince)
              .setParameter("ended", endedSince)
              .setMaxResults(max)
              .getResultList()
              .forEach(row -> out.putIfAbsent((String) row[0], (String) row[1]));
          return out;
        });
  }

  /** Of trails {@code sids} those without end since they were last taken up. */
  static List<OpenTrail> stillOpen(EntityManager manager, int log, Collection<String> sids) {
    return trails(
        manager
            .createQuery(LAST_START + " and e.sid in :sids", Object[].class)
            .setParameter("log", log)
            .setParameter("sids", sids)
            .getResultList());
  }

  static List<TrailPart> parts(EntityManager manager, int log, Collection<String> sids) {
    return manager
        .createQuery(
            "select e.sid, e.stream, count(e), max(e.atMicros), max(coalesce(e.sseq, 0)),"
                + " max(e.idx), max(case when e.kind = 'session-end' then e.idx else -1 end)"
                + ENTRY
                + " and e.sid in :sids group by e.sid, e.stream",
            Object[].class)
        .setParameter("log", log)
        .setParameter("sids", sids)
        .getResultStream()
        .map(StreamHistory::part)
        .toList();
  }

  private static TrailPart part(Object[] row) {
    return new TrailPart(
        (String) row[0],
        (String) row[1],
        ((Number) row[2]).longValue(),
        ((Number) row[3]).longValue(),
        ((Number) row[4]).intValue(),
        ((Number) row[5]).longValue(),
        ((Number) row[6]).longValue());
  }

  private static List<OpenTrail> trails(List<Object[]> rows) {
    return rows.stream().map(row -> new OpenTrail((String) row[0], (String) row[1])).toList();
  }

  private static List<LostStream> withoutRow(EntityManager manager, int log, String node) {
    Set<String> streams =
        streams(manager, log, "stream-open").stream()
            .filter(stream -> isOf(node, stream))
            .collect(Collectors.toSet());
    streams.removeAll(streams(manager, log, "stream-close"));
    streams.removeAll(stated(manager, log));
    List<LostStream> out = new ArrayList<>();
    for (String stream : streams) {
      if (StreamRows.state(manager, log, stream) == null) {
        out.add(new LostStream(stream, StreamEnds.last(manager, log, stream), true));
      }
    }
    return out;
  }

  /** Streams with a record of {@code kind}, given as a literal so that its partial index serves. */
  private static List<String> streams(EntityManager manager, int log, String kind) {
    return manager
        .createQuery("select e.stream" + ENTRY + " and e.kind = '" + kind + "'", String.class)
        .setParameter("log", log)
        .getResultList();
  }

  private static Set<String> stated(EntityManager manager, int log) {
    Set<String> out = new HashSet<>();
    manager
        .createQuery(
            "select e.leaf" + ENTRY + " and e.kind = 'stream-abandoned' and e.leaf is not null",
            byte[].class)
        .setParameter("log", log)
        .getResultList()
        .forEach(leaf -> out.add(String.valueOf(CanonicalJson.object(leaf).get("stream2"))));
    return out;
  }

  /** Whether {@code stream} is {@code <node>/<boot id>}. */
  private static boolean isOf(String node, String stream) {
    int slash = stream.lastIndexOf('/');
    return slash >= 0 && stream.substring(0, slash).equals(node);
  }
}
