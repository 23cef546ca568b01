package org.sessiontrail.detect;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The latest events of one key, in order of their times whatever the order in which they come.
 *
 * <p>What is older than the window is forgotten; what comes that late is not taken, unless it comes
 * {@value #STEP} times running: then the clock was set back and the window begins anew.
 *
 * <p>Threads: one.
 */
public final class EventWindow {
  /** Most evidence of a finding. */
  public static final int MOST_EVIDENCE = 20;

  private static final int STEP = 3;
  private static final int FIRST_ROOM = 4;
  private static final long NEVER = Long.MIN_VALUE;

  private long[] at = new long[FIRST_ROOM];
  private long[] what = new long[FIRST_ROOM];
  private long[] index = new long[FIRST_ROOM];
  private int size;
  private int late;
  private long firedAt = NEVER;

  /**
   * Takes an event.
   *
   * @param micros its time
   * @param which what it is an event of
   * @param place of its record
   * @param windowMicros how far back to remember
   * @param most how many to remember
   * @return whether it was taken
   */
  public boolean add(long micros, long which, long place, long windowMicros, int most) {
    if (size > 0 && micros < at[size - 1] - windowMicros) {
      late++;
      if (late < STEP) {
        return false;
      }
      size = 0;
    }
    late = 0;
    insert(micros, which, place);
    long oldest = at[size - 1] - windowMicros;
    int drop = Math.max(0, size - most);
    while (drop < size && at[drop] < oldest) {
      drop++;
    }
    remove(0, drop);
    return true;
  }

  /** As {@link #add}, of which only the latest event counts for each {@code which}. */
  public boolean addDistinct(long micros, long which, long place, long windowMicros, int most) {
    for (int i = size - 1; i >= 0; i--) {
      if (what[i] == which) {
        remove(i, i + 1);
        break;
      }
    }
    return add(micros, which, place, windowMicros, most);
  }

  /** Forgets all events of {@code which}. */
  public void forget(long which) {
    for (int i = size - 1; i >= 0; i--) {
      if (what[i] == which) {
        remove(i, i + 1);
      }
    }
  }

  private void insert(long micros, long which, long place) {
    if (size == at.length) {
      at = Arrays.copyOf(at, size * 2);
      what = Arrays.copyOf(what, size * 2);
      index = Arrays.copyOf(index, size * 2);
    }
    int to = size;
    while (to > 0 && at[to - 1] > micros) {
      to--;
    }
    System.arraycopy(at, to, at, to + 1, size - to);
    System.arraycopy(what, to, what, to + 1, size - to);
    System.arraycopy(index, to, index, to + 1, size - to);
    at[to] = micros;
    what[to] = which;
    index[to] = place;
    size++;
  }

  private void remove(int from, int to) {
    int left = size - to;
    System.arraycopy(at, to, at, from, left);
    System.arraycopy(what, to, what, from, left);
    System.arraycopy(index, to, index, from, left);
    size = from + left;
  }

  /** How many events there are. */
  public int size() {
    return size;
  }

  /** How many are no older than {@code from} and older than {@code before}. */
  public int between(long from, long before) {
    int count = 0;
    for (int i = 0; i < size; i++) {
      if (at[i] >= from && at[i] < before) {
        count++;
      }
    }
    return count;
  }

  /** How many different ones there are. */
  public int distinct() {
    Set<Long> seen = new HashSet<>();
    for (int i = 0; i < size; i++) {
      seen.add(what[i]);
    }
    return seen.size();
  }

  /** How often each of them. */
  public Map<Long, Integer> counts() {
    Map<Long, Integer> out = new HashMap<>();
    for (int i = 0; i < size; i++) {
      out.merge(what[i], 1, Integer::sum);
    }
    return out;
  }

  /** Microseconds from the first to the last. */
  public long spanMicros() {
    return size == 0 ? 0 : at[size - 1] - at[0];
  }

  /** How much the gaps between events vary: standard deviation by mean; 1 when there are none. */
  public double gapVariation() {
    if (size < 2 || spanMicros() == 0) {
      return 1;
    }
    double mean = (double) spanMicros() / (size - 1);
    double squares = 0;
    for (int i = 1; i < size; i++) {
      double off = at[i] - at[i - 1] - mean;
      squares += off * off;
    }
    return Math.sqrt(squares / (size - 1)) / mean;
  }

  /** Places of the records, the first of them and the last where there are many. */
  public List<Long> evidence() {
    List<Long> out = new ArrayList<>();
    int half = MOST_EVIDENCE / 2;
    for (int i = 0; i < size; i++) {
      if (size <= MOST_EVIDENCE || i < half || i >= size - half) {
        out.add(index[i]);
      }
    }
    return out;
  }

  /** Forgets all events, not when it was told of last. */
  public void clear() {
    size = 0;
  }

  /** Whether to tell of it now: not again within {@code quietMicros} of the last time. */
  public boolean tell(long micros, long quietMicros) {
    if (firedAt != NEVER && Math.abs(micros - firedAt) < quietMicros) {
      return false;
    }
    firedAt = micros;
    return true;
  }

  /** Writes all of it. */
  public void write(DataOutput out) throws IOException {
    out.writeInt(size);
    for (int i = 0; i < size; i++) {
      out.writeLong(at[i]);
      out.writeLong(what[i]);
      out.writeLong(index[i]);
    }
    out.writeInt(late);
    out.writeLong(firedAt);
  }

  /** One as it was written. */
  public static EventWindow read(DataInput in) throws IOException {
    EventWindow out = new EventWindow();
    int count = in.readInt();
    for (int i = 0; i < count; i++) {
      out.insert(in.readLong(), in.readLong(), in.readLong());
    }
    out.late = in.readInt();
    out.firedAt = in.readLong();
    return out;
  }
}
