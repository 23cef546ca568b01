package org.sessiontrail.report.session;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.sessiontrail.record.Kind;

/** Puts the lines of a timeline in their place: when, within what, after how much silence. */
final class Nesting {
  /** What is known to the millisecond may have ended up to this many microseconds later. */
  private static final long ROUNDED = 999;

  private final long beginMicros;
  private final Map<Long, Deque<Long>> openActions = new HashMap<>();
  private long busyUntil;

  private Nesting(long beginMicros) {
    this.beginMicros = beginMicros;
    this.busyUntil = beginMicros;
  }

  /** {@code entries}, which are in order of time, each in its place. */
  static List<TimelineEntry> placed(List<TimelineEntry> entries) {
    Nesting nesting = new Nesting(entries.isEmpty() ? 0 : entries.get(0).atMicros());
    List<TimelineEntry> out = new ArrayList<>(entries.size());
    for (TimelineEntry entry : entries) {
      out.add(entry.at(nesting.place(entry)));
    }
    return out;
  }

  private TimelineEntry.Place place(TimelineEntry entry) {
    int depth = depth(entry);
    long idle = depth == 0 && entry.index() != null ? entry.atMicros() - busyUntil : 0;
    busyUntil = Math.max(busyUntil, entry.endMicros());
    return new TimelineEntry.Place(entry.atMicros() - beginMicros, depth, Math.max(0, idle));
  }

  private int depth(TimelineEntry entry) {
    Long exchange = entry.scene().exchange();
    if (exchange == null) {
      return 0;
    }
    if (entry.kind().equals(Kind.REQUEST.id())) {
      openActions.put(exchange, new ArrayDeque<>());
      return 0;
    }
    Deque<Long> open = openActions.get(exchange);
    if (open == null) {
      return 0; // its request is not there
    }
    while (!open.isEmpty() && open.peek() < entry.atMicros()) {
      open.pop();
    }
    int depth = 1 + open.size();
    if (entry.endMicros() > entry.atMicros()) {
      open.push(entry.endMicros() + ROUNDED);
    }
    return depth;
  }
}
