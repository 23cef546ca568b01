package org.sessiontrail.capture.challenge;

import org.jspecify.annotations.Nullable;

/**
 * What the person behind a session is asked to prove.
 *
 * @param rule what asks: the id of a rule, {@code route}, or {@code recent-auth}
 * @param factor the proof that is wanted, as the application names it; empty when any will do
 * @param blocking whether nothing of the session is served before; else only what asked for it
 * @param sinceMicros when it was first asked, microseconds since 1970
 * @param failures proofs that were refused since
 * @param resume where to go on afterwards: path and query within this server, or null
 * @param formLost whether what was asked for was not only to be looked at, so that it has to be
 *     sent again: bodies are never kept
 */
public record Challenge(
    String rule,
    String factor,
    boolean blocking,
    long sinceMicros,
    int failures,
    @Nullable String resume,
    boolean formLost) {
  /** What demands of routes are called. */
  public static final String ROUTE = "route";

  /** What demands of code are called. */
  public static final String RECENT_AUTH = "recent-auth";

  /** One that was never failed and leads nowhere yet. */
  public static Challenge of(String rule, String factor, boolean blocking, long sinceMicros) {
    return new Challenge(rule, factor, blocking, sinceMicros, 0, null, false);
  }

  /** Where to go on afterwards, {@code otherwise} where nothing tells. */
  public String resume(String otherwise) {
    return resume == null ? otherwise : resume;
  }

  /** Whether a proof by {@code given} is what is wanted. */
  boolean isMetBy(String given) {
    return factor.isEmpty() || factor.equals(given);
  }

  /** The same, leading back to what was asked for. */
  public Challenge leadingTo(@Nullable String path, boolean lost) {
    return new Challenge(rule, factor, blocking, sinceMicros, failures, path, lost);
  }

  Challenge failedOnce() {
    return new Challenge(rule, factor, blocking, sinceMicros, failures + 1, resume, formLost);
  }

  Challenge wanting(String another) {
    return new Challenge(rule, another, blocking, sinceMicros, failures, resume, formLost);
  }
}
