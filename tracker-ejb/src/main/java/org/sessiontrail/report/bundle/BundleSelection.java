package org.sessiontrail.report.bundle;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.sessiontrail.ledger.evidence.Evidence;
import org.sessiontrail.store.TrailQuery;

/**
 * What part of a log a bundle is to hold.
 *
 * @param form the whole log, everything between two checkpoints, or single records
 * @param query the period, and for single records whose
 * @param conditions the query as it was typed, to be kept in the bundle
 */
public record BundleSelection(
    Evidence.Form form, TrailQuery query, Map<String, String> conditions) {
  /** Copies the conditions. */
  public BundleSelection {
    conditions = Map.copyOf(conditions);
  }

  /**
   * The part that {@code query} asks for: single records when it names a user, a trail or an
   * action, a period when it has a beginning or an end, else the whole log.
   */
  public static BundleSelection of(TrailQuery query, Map<String, String> conditions) {
    boolean isSparse = isSet(query.user()) || isSet(query.session()) || isSet(query.action());
    boolean isPeriod = query.fromMicros() != null || query.toMicros() != null;
    Evidence.Form form =
        isSparse ? Evidence.Form.SPARSE : isPeriod ? Evidence.Form.PERIOD : Evidence.Form.WHOLE;
    return new BundleSelection(form, query, conditions);
  }

  /** Whether it is all of one session, and nothing else narrows it. */
  boolean isWholeSession() {
    return isSet(query.session())
        && !isSet(query.user())
        && !isSet(query.action())
        && query.fromMicros() == null
        && query.toMicros() == null;
  }

  private static boolean isSet(@Nullable String text) {
    return text != null;
  }
}
