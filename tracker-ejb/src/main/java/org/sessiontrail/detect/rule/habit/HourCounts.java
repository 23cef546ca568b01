package org.sessiontrail.detect.rule.habit;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;
import org.sessiontrail.detect.KeyedState;

/**
 * How often something happened in each hour of the last eight days, by the times of the events.
 * What is older is left out, unless three such come running: then the clock was set back.
 *
 * <p>Threads: one.
 */
final class HourCounts {
  private static final long HOUR_MICROS = 3_600_000_000L;
  private static final int DAY = 24;
  private static final int DAYS = 7;
  private static final int HOURS = (DAYS + 1) * DAY;
  private static final int STEP = 3;
  private static final long NEVER = Long.MIN_VALUE;

  private final int[] counts = new int[HOURS];
  private long begun = NEVER;
  private long newest;
  private long first;
  private long toldHour = NEVER;
  private int late;

  /** Counts one; whether it is of the newest hour. */
  boolean add(long micros, long index) {
    long hour = Math.floorDiv(micros, HOUR_MICROS);
    if (begun == NEVER) {
      begin(hour);
    } else if (hour <= newest - HOURS) {
      late++;
      if (late < STEP) {
        return false;
      }
      begin(hour);
    } else if (hour - newest >= HOURS) {
      Arrays.fill(counts, 0);
      newest = hour;
    }
    late = 0;
    while (newest < hour) {
      newest++;
      counts[slot(newest)] = 0;
    }
    if (counts[slot(hour)]++ == 0) {
      first = index;
    }
    return hour == newest;
  }

  private void begin(long hour) {
    Arrays.fill(counts, 0);
    begun = hour;
    newest = hour;
  }

  private static int slot(long hour) {
    return (int) Math.floorMod(hour, (long) HOURS);
  }

  /** How often in the newest hour. */
  int now() {
    return counts[slot(newest)];
  }

  /** The record of the first one of the hour that was begun last. */
  long first() {
    return first;
  }

  /** Whether there are seven days to compare with. */
  boolean isLearned() {
    return newest - begun >= (long) DAYS * DAY;
  }

  /** The median of the same hour on the seven days before. */
  int usual() {
    int[] before = new int[DAYS];
    for (int day = 0; day < DAYS; day++) {
      before[day] = counts[slot(newest - (long) (day + 1) * DAY)];
    }
    Arrays.sort(before);
    return before[DAYS / 2];
  }

  /** Whether to tell of the newest hour: once. */
  boolean tell() {
    boolean news = toldHour != newest;
    toldHour = newest;
    return news;
  }

  /** How one is written and read. */
  static final class Form implements KeyedState.Form<HourCounts> {
    @Override
    public void write(HourCounts all, DataOutput out) throws IOException {
      for (int each : all.counts) {
        out.writeInt(each);
      }
      out.writeLong(all.begun);
      out.writeLong(all.newest);
      out.writeLong(all.first);
      out.writeLong(all.toldHour);
      out.writeInt(all.late);
    }

    @Override
    public HourCounts read(DataInput in) throws IOException {
      HourCounts out = new HourCounts();
      for (int i = 0; i < HOURS; i++) {
        out.counts[i] = in.readInt();
      }
      out.begun = in.readLong();
      out.newest = in.readLong();
      out.first = in.readLong();
      out.toldHour = in.readLong();
      out.late = in.readInt();
      return out;
    }
  }
}
