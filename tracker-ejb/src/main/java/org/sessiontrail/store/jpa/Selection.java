package org.sessiontrail.store.jpa;

import jakarta.persistence.TypedQuery;
import org.jspecify.annotations.Nullable;
import org.sessiontrail.record.Kind;
import org.sessiontrail.store.TrailQuery;

/**
 * A query as a JPQL condition with its parameters.
 *
 * @param query what is asked
 * @param log key of the log
 * @param size records from here on are left out: they came after the reading began
 * @param subject pseudonym to find, or null
 * @param after place after which to go on, or null for the beginning
 */
record Selection(
    TrailQuery query, int log, long size, @Nullable String subject, @Nullable Place after) {
  /** A place in trail order. */
  record Place(long atMicros, long idx) {}

  Selection after(long atMicros, long idx) {
    return new Selection(query, log, size, subject, new Place(atMicros, idx));
  }

  /** From {@code from} to the end of the conditions. */
  String condition() {
    StringBuilder out =
        new StringBuilder("from LedgerEntry e where e.logId = :log and e.leaf is not null");
    // "+ 0" keeps the planner from walking the primary key, which is in another order
    out.append(" and e.idx + 0 < :size");
    add(out, query.fromMicros(), " and e.atMicros >= :from");
    add(out, query.toMicros(), " and e.atMicros < :to");
    add(out, query.session(), " and e.sid = :sid");
    add(out, query.action(), " and e.kind = :actionKind and e.name = :action");
    add(out, subject, " and e.subjectRef = :subject");
    add(out, query.kinds().isEmpty() ? null : query, " and e.kind in :kinds");
    // the first half alone can be looked up in an index
    add(out, after, " and e.atMicros >= :afterAt and (e.atMicros > :afterAt or e.idx > :afterIdx)");
    return out.toString();
  }

  /**
   * Trail order. It begins with the columns that are fixed by the conditions, so that it reads like
   * the index that serves them: H2 sorts all that is left for every page otherwise, which takes
   * minutes from some 100,000 records on.
   */
  String order() {
    StringBuilder out = new StringBuilder(" order by e.logId");
    if (query.session() != null) {
      out.append(", e.sid");
    } else if (subject != null) {
      out.append(", e.subjectRef");
    } else if (query.action() != null) {
      out.append(", e.name");
    } else if (query.kinds().size() == 1) {
      out.append(", e.kind");
    }
    return out.append(", e.atMicros, e.idx").toString();
  }

  /** Sets the parameters that {@link #condition} names. */
  void bind(TypedQuery<?> typed) {
    typed.setParameter("log", log).setParameter("size", size);
    set(typed, "from", query.fromMicros());
    set(typed, "to", query.toMicros());
    set(typed, "sid", storable(query.session()));
    set(typed, "action", storable(query.action()));
    set(typed, "actionKind", query.action() == null ? null : Kind.ACTION.id());
    set(typed, "subject", subject);
    set(
        typed,
        "kinds",
        query.kinds().isEmpty() ? null : query.kinds().stream().map(Kind::id).toList());
    set(typed, "afterAt", after == null ? null : after.atMicros());
    set(typed, "afterIdx", after == null ? null : after.idx());
  }

  private static void add(StringBuilder out, @Nullable Object value, String condition) {
    if (value != null) {
      out.append(condition);
    }
  }

  private static @Nullable String storable(@Nullable String text) {
    return text == null ? null : IndexColumns.storable(text);
  }

  private static void set(TypedQuery<?> typed, String name, @Nullable Object value) {
    if (value != null) {
      typed.setParameter(name, value);
    }
  }
}
