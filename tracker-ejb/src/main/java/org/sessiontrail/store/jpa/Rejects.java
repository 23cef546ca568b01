package org.sessiontrail.store.jpa;

import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.sessiontrail.record.StoredRecord;
import org.sessiontrail.store.StoreException;
import org.sessiontrail.store.jdbc.SqlClock;

/**
 * The records of one application that the database refused and nobody has dealt with yet.
 *
 * <p>Threads: safe for any number of threads.
 */
public final class Rejects {
  private static final String OPEN =
      " from TrackerReject r where r.logId = :log and r.settledAt is null";
  private static final int PAGE = 100;

  private final EntityWork work;
  private final LogRow log;

  Rejects(EntityWork work, LogRow log) {
    this.work = work;
    this.log = log;
  }

  /**
   * How many there are.
   *
   * @param since when the first of them was parked, by the database's clock; null for none
   */
  public record Count(long parked, @Nullable OffsetDateTime since) {}

  /**
   * One of them.
   *
   * @param stream stream that wrote it
   * @param seq its number in the stream; a gap stands there in the log
   * @param atMicros when its fact began, microseconds since 1970; 0 when it does not say
   * @param kind stored name of its kind
   * @param parkedAt when it was put aside, by the database's clock
   * @param reason what the database said
   * @param refused the record
   */
  public record Parked(
      String stream,
      long seq,
      long atMicros,
      String kind,
      @Nullable OffsetDateTime parkedAt,
      String reason,
      StoredRecord refused) {}

  /** What is done with each; may throw to stop. */
  @FunctionalInterface
  public interface Visitor {
    /** Takes one. */
    void take(Parked parked) throws Exception;
  }

  /** How many there are, and since when. */
  public Count count() throws StoreException {
    Integer id = log.id();
    return id == null ? new Count(0, null) : work.reading(manager -> count(manager, id));
  }

  /**
   * Gives {@code visitor} each of them, by stream and number; a page is in memory.
   *
   * @return how many were given
   * @throws StoreException when they could not be read
   * @throws Exception what the visitor threw
   */
  public long read(Visitor visitor) throws Exception {
    Integer id = log.id();
    long given = 0;
    String stream = "";
    long seq = 0;
    List<Parked> page = id == null ? List.of() : page(id, stream, seq);
    while (!page.isEmpty()) {
      for (Parked parked : page) {
        visitor.take(parked);
        given++;
      }
      Parked last = page.get(page.size() - 1);
      page = page.size() < PAGE || id == null ? List.of() : page(id, last.stream(), last.seq());
    }
    return given;
  }

  /** Within a transaction: removes those that {@code which} picks; says how many. */
  static int remove(EntityManager manager, int id, Predicate<StoredRecord> which) {
    int removed = 0;
    for (TrackerReject row :
        manager
            .createQuery("select r from TrackerReject r where r.logId = :log", TrackerReject.class)
            .setParameter("log", id)
            .getResultList()) {
      if (which.test(row.refused())) {
        manager.remove(row);
        removed++;
      }
    }
    return removed;
  }

  /** Within a transaction: puts {@code refused} aside. */
  static void park(
      EntityManager manager,
      TrackerReject.Key key,
      StoredRecord refused,
      String reason,
      SqlClock clock) {
    manager.persist(new TrackerReject(key, refused, reason));
    manager.flush();
    manager
        .createNativeQuery(
            "update tracker_reject set parked_at = "
                + clock.now()
                + " where log_id = ?1 and stream = ?2 and seq = ?3")
        .setParameter(1, key.logId())
        .setParameter(2, refused.stream())
        .setParameter(3, refused.seq())
        .executeUpdate();
  }

  private Count count(EntityManager manager, int id) {
    Object[] found =
        (Object[])
            manager
                .createNativeQuery(
                    "select count(*), min("
                        + work.clock().epochMicros("parked_at")
                        + ") from tracker_reject where log_id = ?1 and settled_at is null")
                .setParameter(1, id)
                .getSingleResult();
    return new Count(((Number) found[0]).longValue(), time(found[1]));
  }

  /** As a number: no two databases and providers give a column of times alike. */
  private @Nullable OffsetDateTime parkedAt(EntityManager manager, int id, TrackerReject row) {
    return time(
        manager
            .createNativeQuery(
                "select "
                    + work.clock().epochMicros("parked_at")
                    + " from tracker_reject where log_id = ?1 and stream = ?2 and seq = ?3")
            .setParameter(1, id)
            .setParameter(2, row.stream())
            .setParameter(3, row.seq())
            .getSingleResult());
  }

  private static @Nullable OffsetDateTime time(@Nullable Object micros) {
    return micros == null
        ? null
        : Instant.EPOCH
            .plus(((Number) micros).longValue(), ChronoUnit.MICROS)
            .atOffset(ZoneOffset.UTC);
  }

  private List<Parked> page(int id, String afterStream, long afterSeq) throws StoreException {
    return work.reading(
        manager ->
            manager
                .createQuery(
                    "select r"
                        + OPEN
                        + " and (r.stream > :stream or r.stream = :stream and r.seq > :seq)"
                        + " order by r.stream, r.seq",
                    TrackerReject.class)
                .setParameter("log", id)
                .setParameter("stream", afterStream)
                .setParameter("seq", afterSeq)
                .setMaxResults(PAGE)
                .getResultList()
                .stream()
                .map(row -> parked(row, parkedAt(manager, id, row)))
                .toList());
  }

  private static Parked parked(TrackerReject row, @Nullable OffsetDateTime parkedAt) {
    return new Parked(
        row.stream(), row.seq(), row.atMicros(), row.kind(), parkedAt, row.reason(), row.refused());
  }
}
