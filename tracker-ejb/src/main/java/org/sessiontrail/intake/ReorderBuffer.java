package org.sessiontrail.intake;

import java.util.Comparator;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;
import org.sessiontrail.intake.format.LogLine;

/**
 * Puts lines into the order of their times as far as a window goes: servers write a line when the
 * answer is out, with the time when the request came. One thread.
 */
final class ReorderBuffer {
  /** How much earlier than the latest line one may be and still find its place. */
  static final long WINDOW_MICROS = 60_000_000;

  /** Most lines that wait. */
  static final int MOST = 4_096;

  private final PriorityQueue<Waiting> waiting =
      new PriorityQueue<>(
          Comparator.comparingLong((Waiting each) -> each.line.epochMicros())
              .thenComparingLong(each -> each.number));
  private long latest = Long.MIN_VALUE;

  /** A line and its number, which parts lines of one time. */
  private record Waiting(LogLine line, long number) {}

  void add(LogLine line, long number) {
    waiting.add(new Waiting(line, number));
    latest = Math.max(latest, line.epochMicros());
  }

  /** The earliest line if nothing that comes may be expected to go before it, else null. */
  @Nullable LogLine due() {
    Waiting first = waiting.peek();
    boolean due =
        first != null
            && (waiting.size() > MOST || first.line.epochMicros() <= latest - WINDOW_MICROS);
    return due ? take() : null;
  }

  /** The earliest line, or null when none waits. */
  @Nullable LogLine take() {
    Waiting first = waiting.poll();
    return first == null ? null : first.line;
  }
}
