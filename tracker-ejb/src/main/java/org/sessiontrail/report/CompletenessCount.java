package org.sessiontrail.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.sessiontrail.store.Removal;

/** Counts the rows of a report while it is written. One thread; bounded memory. */
public final class CompletenessCount {
  private static final String GAP = "gap.";
  private static final String SUPPRESSED = "suppressed.";
  private static final String REMOVED = "removed.";

  private final Map<String, Long> kinds = new TreeMap<>();
  private final Set<String> streams = new TreeSet<>();
  private long rows;
  private long undisclosed;
  private long unproven;

  /** Counts {@code row} and gives the number of rows so far. */
  public long add(AuditRow row) {
    kinds.merge(row.kind().id(), 1L, Long::sum);
    undisclosed += row.undisclosed();
    unproven += row.unproven();
    if (streams.size() < Completeness.MAX_STREAMS
        && row.value(AuditColumn.STREAM) instanceof String stream) {
      streams.add(stream);
    }
    return ++rows;
  }

  long rows() {
    return rows;
  }

  /** The statement, with the losses and removals that the store knows of. */
  public Completeness state(Map<String, Long> losses, List<Removal> removals) {
    return new Completeness(
        kinds,
        named(losses, GAP),
        named(losses, SUPPRESSED),
        named(losses, REMOVED),
        said(removals),
        undisclosed,
        unproven,
        List.copyOf(streams));
  }

  private static List<String> said(List<Removal> removals) {
    List<String> out = new ArrayList<>();
    for (Removal removal : removals) {
      if (out.size() == Completeness.MAX_REMOVALS) {
        out.add((removals.size() - out.size()) + " more records say that something was removed");
        break;
      }
      out.add(RemovalText.of(removal));
    }
    return out;
  }

  private static Map<String, Long> named(Map<String, Long> losses, String prefix) {
    Map<String, Long> out = new TreeMap<>();
    losses.forEach(
        (name, count) -> {
          if (name.startsWith(prefix)) {
            out.merge(name.substring(prefix.length()), count, Long::sum);
          }
        });
    return out;
  }
}
