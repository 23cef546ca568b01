package org.sessiontrail.store.retention;

import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.sessiontrail.record.KeyedHash;
import org.sessiontrail.retention.ErasureLevel;
import org.sessiontrail.retention.ErasureRequest;
import org.sessiontrail.retention.ErasureStatus;
import org.sessiontrail.retention.ErasureStatus.State;
import org.sessiontrail.retention.Operator;
import org.sessiontrail.retention.Subject;

/** One row of {@code ledger_erasure}. Changes write the row and give what it is then. */
record ErasureRow(
    String request,
    ErasureLevel level,
    State state,
    String basis,
    Set<String> pseudonyms,
    Set<String> trails,
    long askedMicros,
    long followMicros,
    long scanned,
    long erased) {
  private static final String THIS = " where log_id = ?1 and request = ?2";

  static ErasureRow of(
      ErasureRequest request, Subject subject, State state, long followMicros, Operator by) {
    return new ErasureRow(
        request.id(),
        request.level(),
        state,
        request.basis(),
        subject.pseudonyms(),
        subject.trails(),
        by.clock().epochMicros(),
        followMicros,
        0,
        0);
  }

  static @Nullable ErasureRow find(EntityManager manager, int log, String request) {
    return all(manager, log).stream()
        .filter(row -> row.request().equals(request))
        .findFirst()
        .orElse(null);
  }

  static List<ErasureRow> all(EntityManager manager, int log) {
    List<?> rows =
        manager
            .createNativeQuery(
                "select request, level, state, basis, subjects, trails, asked_micros,"
                    + " follow_micros, scanned, erased from ledger_erasure where log_id = ?1"
                    + " order by asked_micros, request")
            .setParameter(1, log)
            .getResultList();
    List<ErasureRow> out = new ArrayList<>(rows.size());
    for (Object row : rows) {
      Object[] columns = (Object[]) row;
      out.add(
          new ErasureRow(
              (String) columns[0],
              ErasureLevel.of((String) columns[1]),
              State.valueOf(((String) columns[2]).toUpperCase(Locale.ROOT)),
              (String) columns[3],
              SubjectRows.split((String) columns[4]),
              SubjectRows.split((String) columns[5]),
              ((Number) columns[6]).longValue(),
              ((Number) columns[7]).longValue(),
              ((Number) columns[8]).longValue(),
              ((Number) columns[9]).longValue()));
    }
    return out;
  }

  ErasureStatus status() {
    return new ErasureStatus(request, level, state, askedMicros, followMicros, erased);
  }

  Subject subject(@Nullable KeyedHash hash) {
    return new Subject(pseudonyms, trails, null, hash);
  }

  void insert(EntityManager manager, int log) {
    manager
        .createNativeQuery(
            "insert into ledger_erasure (log_id, request, level, state, basis, subjects, trails,"
                + " asked_micros, follow_micros, scanned, erased)"
                + " values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, 0, 0)")
        .setParameter(1, log)
        .setParameter(2, request)
        .setParameter(3, level.id())
        .setParameter(4, state.id())
        .setParameter(5, basis)
        .setParameter(6, SubjectRows.join(pseudonyms))
        .setParameter(7, SubjectRows.join(trails))
        .setParameter(8, askedMicros)
        .setParameter(9, followMicros)
        .executeUpdate();
  }

  ErasureRow to(EntityManager manager, int log, State next) {
    update(manager, log, "state = ?3").setParameter(3, next.id()).executeUpdate();
    return new ErasureRow(
        request,
        level,
        next,
        basis,
        pseudonyms,
        trails,
        askedMicros,
        followMicros,
        scanned,
        erased);
  }

  ErasureRow more(EntityManager manager, int log, long count) {
    update(manager, log, "erased = erased + ?3").setParameter(3, count).executeUpdate();
    return new ErasureRow(
        request,
        level,
        state,
        basis,
        pseudonyms,
        trails,
        askedMicros,
        followMicros,
        scanned,
        erased + count);
  }

  /** The person was on more trails, whose records are looked for from {@code from} on. */
  ErasureRow alsoOn(EntityManager manager, int log, Set<String> more, long from) {
    Set<String> all = new HashSet<>(trails);
    all.addAll(more);
    long place = Math.min(scanned, from);
    update(manager, log, "trails = ?3, scanned = ?4")
        .setParameter(3, SubjectRows.join(all))
        .setParameter(4, place)
        .executeUpdate();
    return new ErasureRow(
        request, level, state, basis, pseudonyms, all, askedMicros, followMicros, place, erased);
  }

  void scannedTo(EntityManager manager, int log, long place) {
    update(manager, log, "scanned = ?3").setParameter(3, place).executeUpdate();
  }

  /** Nothing more is to come: whose records they were is forgotten. */
  void over(EntityManager manager, int log) {
    update(manager, log, "subjects = null, trails = null, state = ?3")
        .setParameter(3, State.DONE.id())
        .executeUpdate();
  }

  private Query update(EntityManager manager, int log, String change) {
    return manager
        .createNativeQuery("update ledger_erasure set " + change + THIS)
        .setParameter(1, log)
        .setParameter(2, request);
  }
}
