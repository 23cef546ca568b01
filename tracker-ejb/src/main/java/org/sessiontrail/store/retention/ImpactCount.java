package org.sessiontrail.store.retention;

import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.sessiontrail.retention.Impact;
import org.sessiontrail.store.retention.SubjectRows.Row;

/** Counts what an erasure would take. */
final class ImpactCount {
  private final ActiveHolds holds;
  private final Map<String, Long> kinds = new TreeMap<>();
  private final Set<String> trails = new HashSet<>();
  private @Nullable Long first;
  private @Nullable Long last;
  private long held;

  ImpactCount(ActiveHolds holds) {
    this.holds = holds;
  }

  void add(Row row) {
    kinds.merge(row.kind(), 1L, Long::sum);
    if (row.sid() != null) {
      trails.add(row.sid());
    }
    first = first == null ? row.atMicros() : Math.min(first, row.atMicros());
    last = last == null ? row.atMicros() : Math.max(last, row.atMicros());
    held += holds.keep(row.idx(), row.atMicros(), row.sid(), row.pseudonym()) ? 1 : 0;
  }

  Impact with(long mentions, long keys) {
    return new Impact(kinds, trails.size(), first, last, mentions, held, keys);
  }
}
