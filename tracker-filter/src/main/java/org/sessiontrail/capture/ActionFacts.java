package org.sessiontrail.capture;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.sessiontrail.record.ErrorTrace;
import org.sessiontrail.record.Fact;
import org.sessiontrail.record.Outcome;

/**
 * A business action as its caller saw it.
 *
 * @param epochMicros when it began, a unique stamp
 * @param name what it is called, {@code noun.verb}
 * @param outcome how it came out
 * @param micros how long it took
 * @param failure what is kept of the exception it threw, or null
 * @param detail what it was about, bounded and masked
 * @param phase {@code intent} for a record made before the action ran, else null
 */
public record ActionFacts(
    long epochMicros,
    String name,
    Outcome outcome,
    long micros,
    @Nullable ErrorTrace failure,
    Map<String, String> detail,
    @Nullable String phase) {

  /** Puts what is kept of the exception into {@code fact}. */
  void writeFailure(Fact.Builder fact) {
    if (failure != null) {
      fact.put("error", failure.error())
          .put("fingerprint", failure.fingerprint())
          .personal("error", "trace", failure.frames());
    }
  }
}
