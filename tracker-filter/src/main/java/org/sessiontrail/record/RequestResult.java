package org.sessiontrail.record;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How an exchange ended.
 *
 * @param status HTTP status, or 0 when it is not known (refused before any filter saw it)
 * @param outcome how it came out
 * @param micros from arrival to completion in microseconds, the wait of an asynchronous exchange
 *     and the life of a stream included; −1 when its end was not seen
 * @param bytes length of the body as its header stated it, or −1 when it did not
 * @param failure what is kept of the exception that ended it, or null
 */
public record RequestResult(
    int status, Outcome outcome, long micros, long bytes, @Nullable ErrorTrace failure) {

  /** Class name of the exception that ended it, or null. */
  public @Nullable String error() {
    return failure == null ? null : failure.error();
  }

  void writeTo(Map<String, Object> out) {
    if (status > 0) {
      out.put("status", status);
    }
    out.put("outcome", outcome.id());
    if (micros >= 0) {
      out.put("ms", micros / 1_000);
    }
    if (bytes >= 0) {
      out.put("bytes", Math.min(bytes, CanonicalJson.MAX_INTEGER));
    }
    if (failure != null) {
      out.put("error", failure.error());
      if (failure.fingerprint() != null) {
        out.put("fingerprint", failure.fingerprint());
      }
    }
  }
}
