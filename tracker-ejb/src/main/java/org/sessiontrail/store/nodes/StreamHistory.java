package org.sessiontrail.store.jpa;

import jakarta.persistence.EntityManager;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.sessiontrail.record.CanonicalJson;
import org.sessiontrail.store.StoreException;

/**
 * What earlier streams left unfinished: streams that were never closed, trails that never ended,
 * and container sessions whose trail may go on.
 *
 * <p>Threads: safe for any number of threads.
 */
public final class StreamHistory {
  private static final String ENTRY = " from LedgerEntry e where e.logId = :log";
  private static final String END =
      "(select x.idx from LedgerEntry x where x.logId = :log and x.sid = a.sid"
          + " and x.kind = 'session-end'";
  private static final String RESUMABLE_ENDS = "('undeploy', 'node-lost')";

  private final EntityWork work;
  private final LogRow log;

  StreamHistory(EntityWork work, LogRow log) {
    this.work = work;
    this.log = log;
  }

  /**
   * A stream that stopped without closing.
   *
   * @param stream its name
   * @param last the last of its numbers that is stored
   */
  public record LostStream(String stream, long last) {}

  /**
   * A trail without end.
   *
   * @param sid the trail
   * @param stream the stream it was last started or taken up in
   */
  public record OpenTrail(String sid, String stream) {}

  /**
   * What one stream holds of a trail.
   *
   * @param records how many records
   * @param lastMicros beginning of the latest, microseconds since 1970
   */
  public record TrailPart(long records, long lastMicros) {}

  /** Streams of {@code node} but {@code own} that were neither closed nor stated as abandoned. */
  public List<LostStream> lostStreams(String node, String own) throws StoreException {
    List<LostStream> all = reading(List.of(), StreamHistory::lost);
    return all.stream()
        .filter(lost -> isOf(node, lost.stream()) && !lost.stream().equals(own))
        .toList();
  }

  /**
   * Trails last taken up in a stream of {@code node} but {@code own} that have no end since.
   *
   * @param sinceMicros how far back to look, microseconds since 1970
   * @param max how many at most
   */
  public List<OpenTrail> openTrails(String node, String own, long sinceMicros, int max)
      throws StoreException {
    List<OpenTrail> all = reading(List.of(), (manager, id) -> open(manager, id, sinceMicros));
    return all.stream()
        .filter(trail -> isOf(node, trail.stream()) && !trail.stream().equals(own))
        .limit(max)
        .toList();
  }

  /** What {@code trail}'s stream holds of it. */
  public TrailPart part(OpenTrail trail) throws StoreException {
    return reading(
        new TrailPart(0, 0),
        (manager, id) -> {
          Object[] found =
              manager
                  .createQuery(
                      "select count(e), coalesce(max(e.atMicros), 0)"
                          + ENTRY
                          + " and e.sid = :sid and e.stream = :stream",
                      Object[].class)
                  .setParameter("log", id)
                  .setParameter("sid", trail.sid())
                  .setParameter("stream", trail.stream())
                  .getSingleResult();
          return new TrailPart((Long) found[0], (Long) found[1]);
        });
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
    return reading(
        Map.of(),
        (manager, id) -> {
          Map<String, String> out = new HashMap<>();
          manager
              .createQuery(query, Object[].class)
              .setParameter("log", id)
              .setParameter("since", aliasSince)
              .setParameter("ended", endedSince)
              .setMaxResults(max)
              .getResultList()
              .forEach(row -> out.putIfAbsent((String) row[0], (String) row[1]));
          return out;
        });
  }

  private static List<LostStream> lost(EntityManager manager, int id) {
    Set<String> streams = new HashSet<>(streams(manager, id, "stream-open"));
    streams.removeAll(streams(manager, id, "stream-close"));
    streams.removeAll(abandoned(manager, id));
    List<LostStream> out = new ArrayList<>();
    for (String stream : streams) {
      Long last =
          manager
              .createQuery("select max(e.seq)" + ENTRY + " and e.stream = :stream", Long.class)
              .setParameter("log", id)
              .setParameter("stream", stream)
              .getSingleResult();
      out.add(new LostStream(stream, last));
    }
    return out;
  }

  /** Streams with a record of {@code kind}, given as a literal so that its partial index serves. */
  private static List<String> streams(EntityManager manager, int id, String kind) {
    return manager
        .createQuery("select e.stream" + ENTRY + " and e.kind = '" + kind + "'", String.class)
        .setParameter("log", id)
        .getResultList();
  }

  private static Set<String> abandoned(EntityManager manager, int id) {
    Set<String> out = new HashSet<>();
    manager
        .createQuery(
            "select e.leaf" + ENTRY + " and e.kind = 'stream-abandoned' and e.leaf is not null",
            byte[].class)
        .setParameter("log", id)
        .getResultList()
        .forEach(leaf -> out.add(String.valueOf(CanonicalJson.object(leaf).get("stream2"))));
    return out;
  }

  private static List<OpenTrail> open(EntityManager manager, int id, long sinceMicros) {
    return manager
        .createQuery(
            "select e.sid, e.stream"
                + ENTRY
                + " and e.kind = 'session-start' and e.atMicros >= :since and e.sid is not null"
                + " and not exists (select x.idx from LedgerEntry x where x.logId = :log"
                + " and x.sid = e.sid and x.idx > e.idx"
                + " and x.kind in ('session-end', 'session-start')) order by e.idx",
            Object[].class)
        .setParameter("log", id)
        .setParameter("since", sinceMicros)
        .getResultStream()
        .map(row -> new OpenTrail((String) row[0], (String) row[1]))
        .toList();
  }

  /** Whether {@code stream} is {@code <node>/<boot id>}. */
  private static boolean isOf(String node, String stream) {
    int slash = stream.lastIndexOf('/');
    return slash >= 0 && stream.substring(0, slash).equals(node);
  }

  private <T> T reading(T none, InLog<T> query) throws StoreException {
    Integer id = log.id();
    return id == null ? none : work.reading(manager -> query.run(manager, id));
  }

  /** A query within the log of the given key. */
  @FunctionalInterface
  private interface InLog<T> {
    T run(EntityManager manager, int id);
  }
}
