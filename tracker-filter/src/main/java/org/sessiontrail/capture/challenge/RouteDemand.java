package org.sessiontrail.capture.challenge;

import java.util.List;
import org.sessiontrail.privacy.PathPatterns;

/**
 * Paths that are served only to who proved not long ago who they are.
 *
 * @param paths which
 * @param seconds how old the proof may be
 * @param factor which proof; empty for any
 */
record RouteDemand(PathPatterns paths, int seconds, String factor) {
  /**
   * Reads {@code /pay/*=300} or {@code /pay/*=300:otp}, as the configuration has checked it.
   *
   * @param contextPath what the application's paths begin with
   */
  static RouteDemand of(String text, String contextPath) {
    int equals = text.lastIndexOf('=');
    int colon = text.indexOf(':', equals);
    return new RouteDemand(
        new PathPatterns(List.of(text.substring(0, equals)), contextPath),
        Integer.parseInt(text.substring(equals + 1, colon < 0 ? text.length() : colon)),
        colon < 0 ? "" : Proofs.named(text.substring(colon + 1)));
  }
}
