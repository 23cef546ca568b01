package org.sessiontrail.record;

import org.jspecify.annotations.Nullable;

/**
 * What a request said of itself when it arrived, already bounded and redacted.
 *
 * @param epochMicros arrival, microseconds since 1970, unique within the stream
 * @param method HTTP method, at most 20 characters
 * @param path path without query and path parameters
 * @param query the allowed query parameters, {@code name=value&…}, or null for none
 * @param referrer where the client says it came from, or null
 * @param agent User-Agent header, or null
 * @param address the client's address after the proxy walk, or null when addresses are not kept
 * @param peer the directly connected address where it differs from {@code address}, or null
 * @param origin what it says of whom it comes from and why, or null
 * @param permit which optional purposes it may serve
 */
public record RequestFacts(
    long epochMicros,
    String method,
    String path,
    @Nullable String query,
    @Nullable String referrer,
    @Nullable String agent,
    @Nullable String address,
    @Nullable String peer,
    @Nullable Origin origin,
    Permit permit) {

  /**
   * What only statistics need. Most requests of one language share one of these.
   *
   * @param language the language the client likes best, for example {@code en-GB}, or null
   * @param campaign the UTM parameters, {@code utm_source=…&utm_medium=…}, or null
   * @param click names of the click ids that came with it, comma between, never their values; or
   *     null
   */
  public record Origin(
      @Nullable String language, @Nullable String campaign, @Nullable String click) {}

  /** A request of which only the first parts are known, and that may serve every purpose. */
  public RequestFacts(
      long epochMicros,
      String method,
      String path,
      @Nullable String query,
      @Nullable String referrer,
      @Nullable String agent,
      @Nullable String address,
      @Nullable String peer) {
    this(epochMicros, method, path, query, referrer, agent, address, peer, null, Permit.ALL);
  }

  /** Bytes of the texts held here, at two a character. */
  int textBytes() {
    int texts = path.length() + length(query) + length(referrer) + length(agent);
    return 2 * (texts + length(address) + length(origin == null ? null : origin.campaign()));
  }

  private static int length(@Nullable String text) {
    return text == null ? 0 : text.length();
  }
}
