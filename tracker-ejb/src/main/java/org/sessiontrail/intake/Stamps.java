package org.sessiontrail.intake;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Makes times of lines unique within a stream: what happened in the same microsecond, in most logs
 * the same second, is a microsecond apart in the order of the lines. One thread.
 *
 * <p>Remembers {@value #SECONDS} different seconds: a line that is later than that may share its
 * stamp.
 */
final class Stamps {
  private static final int SECONDS = 10_000;
  private static final long SECOND = 1_000_000;

  private final Map<Long, Long> latest =
      new LinkedHashMap<>() {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Long, Long> eldest) {
          return size() > SECONDS;
        }
      };

  /** {@code epochMicros}, or the next free microsecond after what was given of its second. */
  long unique(long epochMicros) {
    return latest.merge(
        epochMicros / SECOND, epochMicros, (last, wanted) -> Math.max(last + 1, wanted));
  }
}
