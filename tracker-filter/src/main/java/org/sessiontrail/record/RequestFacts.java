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
 */
public record RequestFacts(
    long epochMicros,
    String method,
    String path,
    @Nullable String query,
    @Nullable String referrer,
    @Nullable String agent,
    @Nullable String address,
    @Nullable String peer) {

  /** Bytes of the texts held here, at two a character. */
  int textBytes() {
    return 2 * (path.length() + length(query) + length(referrer) + length(agent) + length(address));
  }

  private static int length(@Nullable String text) {
    return text == null ? 0 : text.length();
  }
}
