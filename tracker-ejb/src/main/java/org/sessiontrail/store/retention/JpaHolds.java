package org.sessiontrail.store.retention;

import jakarta.persistence.EntityManager;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.sessiontrail.record.Fact;
import org.sessiontrail.record.Kind;
import org.sessiontrail.record.TrailClock;
import org.sessiontrail.retention.Hold;
import org.sessiontrail.retention.HoldStore;
import org.sessiontrail.retention.Operator;
import org.sessiontrail.retention.Selector;
import org.sessiontrail.retention.Subject;
import org.sessiontrail.store.StoreException;
import org.sessiontrail.store.nodes.LogWork;

/** Holds as rows of {@code ledger_hold} and records of the log. */
final class JpaHolds implements HoldStore {
  private final LogWork work;
  private final Statements statements;

  JpaHolds(LogWork work, Statements statements) {
    this.work = work;
    this.statements = statements;
  }

  @Override
  public Hold hold(
      Selector selector,
      @Nullable Subject subject,
      String caseId,
      @Nullable Long untilMicros,
      Operator by)
      throws StoreException {
    if (caseId.isBlank() || caseId.length() > Hold.MAX_CASE) {
      throw new IllegalArgumentException("a case has 1 to " + Hold.MAX_CASE + " characters");
    }
    Fact fact =
        by.states(Kind.HOLD)
            .put("case", caseId)
            .put("scope", selector.scope())
            .put("until", time(untilMicros))
            .put("from", time(selector.fromMicros()))
            .put("to", time(selector.toMicros()))
            .personal("detail", "user", selector.user())
            .personal("detail", "session", selector.session())
            .build();
    return work.inTransaction(
        (manager, log) -> {
          long place = statements.append(manager, log, by.encoder(), fact);
          Hold hold =
              new Hold(
                  place,
                  caseId,
                  selector.scope(),
                  subject == null ? Set.of() : subject.pseudonyms(),
                  selector.session(),
                  selector.fromMicros(),
                  selector.toMicros(),
                  fact.epochMicros(),
                  untilMicros,
                  null);
          insert(manager, log, hold);
          return hold;
        });
  }

  @Override
  public int release(String caseId, Operator by) throws StoreException {
    return end(hold -> hold.caseId().equals(caseId), "released", by);
  }

  @Override
  public int expire(Operator by) throws StoreException {
    long now = by.clock().epochMicros();
    Predicate<Hold> over = hold -> hold.untilMicros() != null && hold.untilMicros() <= now;
    return holds().stream().anyMatch(over.and(Hold::inForce)) ? end(over, "expired", by) : 0;
  }

  @Override
  public List<Hold> holds() throws StoreException {
    return work.reading(List.of(), JpaHolds::all);
  }

  private int end(Predicate<Hold> which, String reason, Operator by) throws StoreException {
    return work.inTransaction(
        (manager, log) -> {
          work.lock(manager, log);
          int ended = 0;
          for (Hold hold : all(manager, log)) {
            if (hold.inForce() && which.test(hold)) {
              Fact fact =
                  by.states(Kind.RELEASE)
                      .put("case", hold.caseId())
                      .put("hold", hold.index())
                      .put("reason", reason)
                      .build();
              release(manager, log, hold, statements.append(manager, log, by.encoder(), fact));
              ended++;
            }
          }
          return ended;
        });
  }

  static List<Hold> all(EntityManager manager, int log) {
    List<?> rows =
        manager
            .createNativeQuery(
                "select idx, case_id, scope, subjects, sid, from_micros, to_micros, placed_micros,"
                    + " until_micros, released_idx from ledger_hold where log_id = ?1"
                    + " order by idx")
            .setParameter(1, log)
            .getResultList();
    List<Hold> out = new ArrayList<>(rows.size());
    for (Object row : rows) {
      Object[] columns = (Object[]) row;
      out.add(
          new Hold(
              ((Number) columns[0]).longValue(),
              (String) columns[1],
              (String) columns[2],
              SubjectRows.split((String) columns[3]),
              (String) columns[4],
              number(columns[5]),
              number(columns[6]),
              ((Number) columns[7]).longValue(),
              number(columns[8]),
              number(columns[9])));
    }
    return out;
  }

  private static void insert(EntityManager manager, int log, Hold hold) {
    manager
        .createNativeQuery(
            "insert into ledger_hold (log_id, idx, case_id, scope, placed_micros)"
                + " values (?1, ?2, ?3, ?4, ?5)")
        .setParameter(1, log)
        .setParameter(2, hold.index())
        .setParameter(3, hold.caseId())
        .setParameter(4, hold.scope())
        .setParameter(5, hold.placedMicros())
        .executeUpdate();
    // a null of unknown type is more than some providers can bind
    set(manager, log, hold, "until_micros", hold.untilMicros());
    set(manager, log, hold, "from_micros", hold.fromMicros());
    set(manager, log, hold, "to_micros", hold.toMicros());
    set(manager, log, hold, "sid", hold.session());
    Set<String> pseudonyms = hold.pseudonyms();
    set(manager, log, hold, "subjects", pseudonyms.isEmpty() ? null : SubjectRows.join(pseudonyms));
  }

  private static void release(EntityManager manager, int log, Hold hold, long place) {
    set(manager, log, hold, "released_idx", place);
    // whose records they were needs no longer be known
    manager
        .createNativeQuery(
            "update ledger_hold set subjects = null, sid = null where log_id = ?1 and idx = ?2")
        .setParameter(1, log)
        .setParameter(2, hold.index())
        .executeUpdate();
  }

  private static void set(
      EntityManager manager, int log, Hold hold, String column, @Nullable Object value) {
    if (value != null) {
      manager
          .createNativeQuery(
              "update ledger_hold set " + column + " = ?3 where log_id = ?1 and idx = ?2")
          .setParameter(1, log)
          .setParameter(2, hold.index())
          .setParameter(3, value)
          .executeUpdate();
    }
  }

  private static @Nullable String time(@Nullable Long micros) {
    return micros == null ? null : TrailClock.format(micros);
  }

  private static @Nullable Long number(@Nullable Object column) {
    return column == null ? null : ((Number) column).longValue();
  }
}
