package org.sessiontrail.fault;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * What the visitors know: every request they sent, by the mark it carried, and when its answer was
 * complete. One start of one server is a <em>life</em>; it may end with a kill.
 *
 * <p>Threads: safe for any number of threads.
 */
final class Marks {
  /** Who completes an answer. */
  enum Ended {
    /** The server, when the filter is passed on the way back: its record has a number by then. */
    AFTER_THE_FILTER,
    /** The application, or the server for it, before: its record may have no number yet. */
    BEFORE_THE_FILTER
  }

  /**
   * One request.
   *
   * @param id the mark
   * @param life the life it was sent to
   * @param path what was asked for
   * @param ended who completes its answer
   * @param served whether it was answered as it should be, all of it
   * @param status status of the answer, 0 without one
   * @param receivedNanos {@link System#nanoTime} once the answer was complete
   */
  record Mark(
      String id,
      String life,
      String path,
      Ended ended,
      boolean served,
      int status,
      long receivedNanos) {}

  /**
   * How a life ended early.
   *
   * @param atNanos {@link System#nanoTime} just before the signal
   * @param allowanceNanos the worst delay of a thread that wrote and forced a file shortly before
   */
  record Kill(long atNanos, long allowanceNanos) {}

  private final AtomicLong last = new AtomicLong();
  private final Map<String, Mark> marks = new ConcurrentHashMap<>();
  private final Map<String, Kill> kills = new ConcurrentHashMap<>();

  /** A new mark; short and not like anything that is masked. */
  String next(String life) {
    return life + "-" + Long.toString(last.incrementAndGet(), Character.MAX_RADIX);
  }

  void add(Mark mark) {
    marks.put(mark.id(), mark);
  }

  void killed(String life, Kill kill) {
    kills.put(life, kill);
  }

  /** All that were sent. */
  Collection<Mark> all() {
    return marks.values();
  }

  /** How many were answered as they should be. */
  long served() {
    return marks.values().stream().filter(Mark::served).count();
  }

  /** Those that {@code wanted} and are not in {@code stored}. */
  List<Mark> missing(Map<String, Integer> stored, Predicate<Mark> wanted) {
    return marks.values().stream()
        .filter(wanted)
        .filter(mark -> !stored.containsKey(mark.id()))
        .sorted(Comparator.comparingLong(Mark::receivedNanos))
        .toList();
  }

  /** Stored more than once, or never sent: by mark, how often. */
  Map<String, Integer> wronglyStored(Map<String, Integer> stored) {
    Map<String, Integer> out = new TreeMap<>();
    stored.forEach(
        (id, times) -> {
          if (times != 1 || !marks.containsKey(id)) {
            out.put(id, times);
          }
        });
    return out;
  }

  /**
   * How long before the kill of its life {@code mark} was received, in nanoseconds; negative when
   * it was received after the signal, null when its life was not killed.
   */
  @Nullable Long ageAtKill(Mark mark) {
    Kill kill = kills.get(mark.life());
    return kill == null ? null : kill.atNanos() - mark.receivedNanos();
  }

  /**
   * Whether {@code mark} was received so shortly before a kill that it may be missing.
   *
   * @param mostNanos bound of the allowance
   */
  boolean mayBeMissing(Mark mark, long windowNanos, long mostNanos) {
    Kill kill = kills.get(mark.life());
    return kill != null
        && kill.atNanos() - mark.receivedNanos()
            <= windowNanos + Math.min(kill.allowanceNanos(), mostNanos);
  }

  /** How many lives were killed. */
  int kills() {
    return kills.size();
  }

  /** For a message: each with its time before the kill. */
  String describe(List<Mark> some) {
    StringBuilder out = new StringBuilder().append(some.size()).append(" marks");
    for (Mark mark : some.subList(0, Math.min(40, some.size()))) {
      Long age = ageAtKill(mark);
      out.append(
          String.format(
              "%n  %s %s %d, %s",
              mark.id(),
              mark.path(),
              mark.status(),
              age == null
                  ? "its life was not killed"
                  : String.format("received %.1f ms before the kill", age / 1e6)));
    }
    return out.toString();
  }
}
