package org.sessiontrail.retention;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A legal hold: what it covers is neither erased nor purged.
 *
 * @param index place of its hold record
 * @param caseId the case it is for
 * @param scope {@code user}, {@code session}, {@code period} or {@code all}
 * @param pseudonyms of the held user
 * @param session the held trail, or null
 * @param fromMicros beginning of the held period, microseconds since 1970, included; or null
 * @param toMicros its end, not included; or null
 * @param placedMicros when it was placed
 * @param untilMicros when it ends by itself, or null
 * @param released place of its release record, or null while it is in force
 */
public record Hold(
    long index,
    String caseId,
    String scope,
    Set<String> pseudonyms,
    @Nullable String session,
    @Nullable Long fromMicros,
    @Nullable Long toMicros,
    long placedMicros,
    @Nullable Long untilMicros,
    @Nullable Long released) {
  /** Longest id of a case. */
  public static final int MAX_CASE = 200;

  /** Whether it is in force. An expired one is until its release is written. */
  public boolean inForce() {
    return released == null;
  }

  /** Whether it restricts the processing of one person's records (GDPR, article 18). */
  public boolean isRestriction() {
    return inForce() && (scope.equals("user") || scope.equals("session"));
  }
}
