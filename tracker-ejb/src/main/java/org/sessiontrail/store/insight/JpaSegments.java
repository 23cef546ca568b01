package org.sessiontrail.store.insight;

import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.sessiontrail.insight.segment.SavedSegment;
import org.sessiontrail.insight.segment.SavedSegments;
import org.sessiontrail.store.StoreException;
import org.sessiontrail.store.nodes.LogWork;

/** Saved segments in a table beside the visits. */
public final class JpaSegments implements SavedSegments {
  private static final String SELECT =
      "SELECT s.name, s.conditions, s.description, s.owner, s.changed_micros"
          + " FROM tracker_segment s WHERE s.log_id = ?1";
  private static final String UPDATE =
      "UPDATE tracker_segment SET conditions = ?3, description = ?4, owner = ?5, changed_micros = ?6"
          + " WHERE log_id = ?1 AND name = ?2";
  private static final String INSERT =
      "INSERT INTO tracker_segment (log_id, name, conditions, description, owner, changed_micros)"
          + " VALUES (?1, ?2, ?3, ?4, ?5, ?6)";
  private static final String DELETE =
      "DELETE FROM tracker_segment WHERE log_id = ?1 AND name = ?2";

  private final LogWork work;

  /** The segments of the log of {@code work}. */
  public JpaSegments(LogWork work) {
    this.work = work;
  }

  @Override
  public Optional<SavedSegment> named(String name) throws StoreException {
    return work
        .reading(
            List.<SavedSegment>of(),
            (manager, log) ->
                segments(
                    manager
                        .createNativeQuery(SELECT + " AND s.name = ?2")
                        .setParameter(1, log)
                        .setParameter(2, name)))
        .stream()
        .findFirst();
  }

  @Override
  public List<SavedSegment> all() throws StoreException {
    return work.reading(
        List.of(),
        (manager, log) ->
            segments(manager.createNativeQuery(SELECT + " ORDER BY s.name").setParameter(1, log)));
  }

  private static List<SavedSegment> segments(Query query) {
    List<SavedSegment> out = new ArrayList<>();
    for (Object each : query.getResultList()) {
      @Nullable Object[] row = (Object[]) each;
      long changed = row[4] instanceof Number number ? number.longValue() : 0;
      out.add(
          new SavedSegment(
              String.valueOf(row[0]), String.valueOf(row[1]), text(row[2]), text(row[3]), changed));
    }
    return out;
  }

  /** Some databases take an empty text for none: all of them here. */
  private static @Nullable String text(@Nullable Object value) {
    return value == null || value.toString().isEmpty() ? null : value.toString();
  }

  @Override
  public void save(SavedSegment segment) throws StoreException {
    work.inTransaction(
        (manager, log) -> {
          work.lock(manager, log); // two that save a new name at once come one after the other
          if (run(manager, UPDATE, log, segment) == 0) {
            run(manager, INSERT, log, segment);
          }
          return true;
        });
  }

  private static int run(EntityManager manager, String sql, int log, SavedSegment segment) {
    String description = segment.description();
    String owner = segment.owner();
    return manager
        .createNativeQuery(sql)
        .setParameter(1, log)
        .setParameter(2, segment.name())
        .setParameter(3, segment.text())
        .setParameter(4, description == null ? "" : description)
        .setParameter(5, owner == null ? "" : owner)
        .setParameter(6, segment.changedMicros())
        .executeUpdate();
  }

  @Override
  public boolean delete(String name) throws StoreException {
    return work.inTransaction(
            (manager, log) ->
                manager
                    .createNativeQuery(DELETE)
                    .setParameter(1, log)
                    .setParameter(2, name)
                    .executeUpdate())
        > 0;
  }
}
