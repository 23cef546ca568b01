package org.sessiontrail.store.jpa;

import jakarta.persistence.EntityManager;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.sessiontrail.record.StoredRecord;
import org.sessiontrail.store.StoreException;

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

  private static Count count(EntityManager manager, int id) {
    Object[] found =
        manager
            .createQuery("select count(r), min(r.parkedAt)" + OPEN, Object[].class)
            .setParameter("log", id)
            .getSingleResult();
    return new Count((Long) found[0], (OffsetDateTime) found[1]);
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
                .getResultStream()
                .map(Rejects::parked)
                .toList());
  }

  private static Parked parked(TrackerReject row) {
    return new Parked(
        row.stream(),
        row.seq(),
        row.atMicros(),
        row.kind(),
        row.parkedAt(),
        row.reason(),
        row.refused());
  }
}
