package org.sessiontrail.report.session;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * States which records of a session are not there: on its trail a stream numbers its records from 1
 * without holes.
 */
final class MissingNumbers {
  private MissingNumbers() {}

  /** A statement for each hole, at the time of the record before it. */
  static List<TimelineEntry> of(List<TimelineEntry> entries) {
    Map<String, SortedMap<Long, Long>> timesByNumber = new TreeMap<>();
    for (TimelineEntry entry : entries) {
      String stream = entry.scene().stream();
      Long number = entry.scene().number();
      if (stream != null && number != null && number > 0) {
        timesByNumber
            .computeIfAbsent(stream, name -> new TreeMap<>())
            .put(number, entry.atMicros());
      }
    }
    List<TimelineEntry> out = new ArrayList<>();
    timesByNumber.values().forEach(times -> holes(times, out));
    return out;
  }

  private static void holes(SortedMap<Long, Long> times, List<TimelineEntry> out) {
    long expected = 1;
    @Nullable Long before = null;
    for (Map.Entry<Long, Long> each : times.entrySet()) {
      long missing = each.getKey() - expected;
      if (missing > 0) {
        long at = before == null ? each.getValue() : before;
        out.add(TimelineEntry.statement(at, TimelineEntry.MISSING, sentence(expected, missing)));
      }
      expected = each.getKey() + 1;
      before = each.getValue();
    }
  }

  private static String sentence(long first, long count) {
    return count == 1
        ? "record " + first + " of this session is not in the log: lost or removed"
        : "records "
            + first
            + " to "
            + (first + count - 1)
            + " of this session are not in the log: lost or removed";
  }
}
