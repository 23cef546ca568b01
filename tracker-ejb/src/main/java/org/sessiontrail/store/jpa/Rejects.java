package org.sessiontrail.store.jpa;

import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.sessiontrail.record.StoredRecord;
import org.sessiontrail.store.DisclosureText;
import org.sessiontrail.store.StoreException;
import org.sessiontrail.store.keys.SubjectKeys;

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
  private final SubjectKeys keys;

  Rejects(EntityWork work, LogRow log, SubjectKeys keys) {
    this.work = work;
    this.log = log;
    this.keys = keys;
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
   * @param refused the record; without its personal values where their key was destroyed
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
   * @throws StoreException when they could not be read; without the key file, when some are sealed
   * @throws Exception what the visitor threw
   */
  public long read(Visitor visitor) throws Exception {
    return give(visitor, keys::opening);
  }

  /** As {@link #read}, but needs no key file: sealed values are left out without it. */
  public long list(Visitor visitor) throws Exception {
    return give(visitor, keys::openingWhatCanBe);
  }

  /** How the values of some rows are opened. */
  @FunctionalInterface
  private interface Opening {
    SubjectKeys.Texts of(EntityManager manager, int log, Collection<@Nullable String> sealed)
        throws StoreException;
  }

  private long give(Visitor visitor, Opening opening) throws Exception {
    Integer id = log.id();
    long given = 0;
    List<Parked> page = id == null ? List.of() : page(id, "", 0, opening);
    while (!page.isEmpty()) {
      for (Parked parked : page) {
        visitor.take(parked);
        given++;
      }
      Parked last = page.get(page.size() - 1);
      page =
          page.size() < PAGE || id == null
              ? List.of()
              : page(id, last.stream(), last.seq(), opening);
    }
    return given;
  }

  /**
   * Within a transaction: removes those that {@code which} picks; says how many. Without the key
   * file it is not shown what is sealed.
   */
  static int remove(EntityManager manager, int id, SubjectKeys keys, Predicate<StoredRecord> which)
      throws StoreException {
    List<TrackerReject> rows =
        manager
            .createQuery("select r from TrackerReject r where r.logId = :log", TrackerReject.class)
            .setParameter("log", id)
            .getResultList();
    SubjectKeys.Texts opening = keys.openingWhatCanBe(manager, id, sealed(rows));
    int removed = 0;
    for (TrackerReject row : rows) {
      if (which.test(row.refused(opening))) {
        manager.remove(row);
        removed++;
      }
    }
    return removed;
  }

  private static List<@Nullable String> sealed(List<TrackerReject> rows) {
    List<@Nullable String> out = new ArrayList<>();
    rows.forEach(row -> out.add(row.sealed()));
    return out;
  }

  /** Within a transaction that holds the log's lock: puts {@code refused} aside. */
  void park(EntityManager manager, int id, StoredRecord refused, String reason)
      throws StoreException {
    TrackerReject.Key key = new TrackerReject.Key(id, refused.stream(), refused.seq());
    if (manager.find(TrackerReject.class, key) != null) {
      return;
    }
    String values =
        keys.sealing(manager, id, List.of(refused))
            .of(refused, DisclosureText.write(refused.disclosures()));
    manager.persist(new TrackerReject(key, refused, values, reason));
    manager.flush();
    manager
        .createNativeQuery(
            "update tracker_reject set parked_at = "
                + work.clock().now()
                + " where log_id = ?1 and stream = ?2 and seq = ?3")
        .setParameter(1, id)
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

  private List<Parked> page(int id, String afterStream, long afterSeq, Opening opening)
      throws StoreException {
    return work.reading(
        manager -> {
          List<TrackerReject> rows =
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
                  .getResultList();
          SubjectKeys.Texts opened = opening.of(manager, id, sealed(rows));
          return rows.stream()
              .map(row -> parked(row, parkedAt(manager, id, row), row.refused(opened)))
              .toList();
        });
  }

  private static Parked parked(
      TrackerReject row, @Nullable OffsetDateTime parkedAt, StoredRecord refused) {
    return new Parked(
        row.stream(), row.seq(), row.atMicros(), row.kind(), parkedAt, row.reason(), refused);
  }
}
