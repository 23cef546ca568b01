package org.sessiontrail.spool;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.sessiontrail.record.Fact;
import org.sessiontrail.record.Kind;
import org.sessiontrail.record.RecordEncoder;
import org.sessiontrail.record.StoredRecord;
import org.sessiontrail.record.TrailClock;

/**
 * Sees numbers missing between the records that come out of the segments, where a disk gave back
 * something else than it was given, and states them. The gap record takes the place of the last
 * number lost: here {@code to} is its own number.
 *
 * <p>Threads: one thread at a time.
 */
final class HoleWatch {
  private final Function<String, RecordEncoder> encoders;
  private final TrailClock clock;
  private final Map<String, Long> committed = new HashMap<>();
  private Map<String, Long> polled = new HashMap<>();

  HoleWatch(Function<String, RecordEncoder> encoders, TrailClock clock) {
    this.encoders = encoders;
    this.clock = clock;
  }

  /** The stream's next record to come is number {@code last + 1}. */
  void startsAfter(String stream, long last) {
    committed.put(stream, last);
  }

  /** The records with a gap record in each hole. Calls without {@link #commit} start over. */
  List<StoredRecord> fill(List<StoredRecord> records) {
    polled = new HashMap<>(committed);
    List<StoredRecord> out = new ArrayList<>(records.size());
    for (StoredRecord record : records) {
      String stream = record.stream();
      Long last = polled.get(stream);
      long begins = begins(record);
      if (last != null && begins > last + 1) {
        out.add(gap(stream, last + 1, begins - 1));
      }
      out.add(record);
      polled.merge(stream, record.seq(), Math::max);
    }
    return out;
  }

  /** What was last filled is stored. */
  void commit() {
    committed.putAll(polled);
  }

  /** The first number a record speaks for: a gap record speaks for those it names. */
  private static long begins(StoredRecord record) {
    @Nullable Long from = record.kind() == Kind.GAP ? record.number("from") : null;
    return from == null ? record.seq() : Math.min(from, record.seq());
  }

  private StoredRecord gap(String stream, long from, long to) {
    Fact gap =
        Fact.of(Kind.GAP, clock.epochMicros())
            .put("from", from)
            .put("to", to)
            .put("count", to - from + 1)
            .put("reason", "spool-damaged")
            .build();
    return encoders.apply(stream).encode(gap, to, 0);
  }
}
