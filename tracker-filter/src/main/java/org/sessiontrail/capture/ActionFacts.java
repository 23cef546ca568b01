package org.sessiontrail.capture;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.sessiontrail.record.Outcome;

/**
 * A business action as its caller saw it.
 *
 * @param epochMicros when it began, a unique stamp
 * @param name what it is called, {@code noun.verb}
 * @param outcome how it came out
 * @param micros how long it took
 * @param error class name of the exception it threw, or null
 * @param detail what it was about, bounded and masked
 * @param phase {@code intent} for a record made before the action ran, else null
 */
public record ActionFacts(
    long epochMicros,
    String name,
    Outcome outcome,
    long micros,
    @Nullable String error,
    Map<String, String> detail,
    @Nullable String phase) {
  private static final int LONGEST_ERROR = 200;

  /**
   * The name an exception is recorded under: its class, at most {@value #LONGEST_ERROR} letters.
   */
  public static String errorName(Throwable thrown) {
    String name = thrown.getClass().getName();
    return name.length() <= LONGEST_ERROR ? name : name.substring(0, LONGEST_ERROR);
  }
}
