package org.sessiontrail.demo;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.SplittableRandom;
import org.sessiontrail.record.KeyedHash;
import org.sessiontrail.record.StoredRecord;
import org.sessiontrail.store.StoreException;

/**
 * A history of the shop, made up day by day and given record by record in the order in which two
 * nodes would have stored it. Memory: one day, whatever the number of days.
 *
 * <p>Threads: belongs to one thread.
 */
public final class DemoHistory {
  private static final long PEOPLE = 0x5DEECE66DL;

  private final DemoSettings settings;
  private final KeyedHash hash;
  private final DemoPlants plants;

  /** Takes records. */
  public interface Sink {
    /**
     * The last number of {@code stream} that is there already, and not given again; 0 for none.
     *
     * @throws StoreException when nobody knows
     */
    default long stored(String stream) throws StoreException {
      return 0;
    }

    /** The next record of the log. */
    void take(StoredRecord record) throws StoreException;

    /** Everything before {@code micros} was given. */
    default void at(long micros) throws StoreException {}
  }

  /** Drafts in the order of writing; of one time in the order of making. */
  private record Waiting(Scribe.Draft draft, long order) {}

  /**
   * The history of {@code settings}.
   *
   * @param hash the application's, for pseudonyms of its made-up users
   */
  public DemoHistory(DemoSettings settings, KeyedHash hash) {
    this.settings = settings;
    this.hash = hash;
    this.plants = DemoPlants.of(settings);
  }

  /** What is planted in it. */
  public DemoPlants plants() {
    return plants;
  }

  /**
   * Makes it.
   *
   * @return what there is in it
   * @throws StoreException when {@code sink} can't take it
   */
  public DemoTruth write(Sink sink) throws StoreException {
    DemoTruth truth = new DemoTruth(plants);
    People people = new People(settings, new SplittableRandom(settings.seed() ^ PEOPLE));
    PriorityQueue<Waiting> waiting =
        new PriorityQueue<>(
            Comparator.comparingLong((Waiting each) -> each.draft().writtenMicros())
                .thenComparingLong(Waiting::order));
    long[] order = {0};
    Scribe scribe = new Scribe(hash, draft -> waiting.add(new Waiting(draft, order[0]++)));
    Streams streams = new Streams(settings, plants, hash, sink);
    streams.begin();
    for (int day = 0; day < settings.days(); day++) {
      write(new Day(settings, plants, people, day).outings(), scribe, truth);
      long until = Math.min(settings.dayMicros(day + 1), settings.untilMicros());
      flush(waiting, until, streams);
      scribe.prune(until);
      sink.at(until);
    }
    streams.end();
    return truth;
  }

  private void write(List<Outing> day, Scribe scribe, DemoTruth truth) {
    truth.newDay();
    Map<String, Outing> last = new HashMap<>();
    List<Outing> outings = new ArrayList<>(day);
    outings.sort(Comparator.comparingLong(Outing::startMicros));
    for (Outing whole : outings) {
      Outing outing = whole.before(settings.untilMicros());
      if (!outing.steps().isEmpty()) {
        truth.count(outing);
        scribe.write(outing);
        String trail = outing.trail();
        if (trail != null) {
          last.put(trail, outing);
        }
      }
    }
    last.values().stream()
        .filter(outing -> !outing.endsByLogout())
        .sorted(Comparator.comparingLong(Outing::startMicros))
        .forEach(scribe::end);
  }

  private static void flush(PriorityQueue<Waiting> waiting, long until, Streams streams)
      throws StoreException {
    Waiting next = waiting.peek();
    while (next != null && next.draft().writtenMicros() < until) {
      waiting.remove();
      streams.take(next.draft());
      next = waiting.peek();
    }
  }
}
