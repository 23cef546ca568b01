package org.sessiontrail.detect.rule;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;

/** How many events there were in the last minute and in the one before, to ten seconds. */
final class Tempo {
  private static final long BUCKET_MICROS = 10_000_000;
  private static final int MINUTE = 6;
  private static final int BUCKETS = 2 * MINUTE;
  private static final int STEP = 3;

  private final int[] counts = new int[BUCKETS];
  private long newest;
  private int late;

  /** Counts an event; one that is too late is left out, three running begin anew. */
  void add(long micros) {
    long bucket = Math.floorDiv(micros, BUCKET_MICROS);
    if (bucket <= newest - BUCKETS) {
      late++;
      if (late < STEP) {
        return;
      }
      clear(bucket);
    } else if (bucket - newest >= BUCKETS) {
      clear(bucket);
    }
    late = 0;
    while (newest < bucket) {
      newest++;
      counts[slot(newest)] = 0;
    }
    counts[slot(bucket)]++;
  }

  private void clear(long bucket) {
    Arrays.fill(counts, 0);
    newest = bucket;
  }

  private static int slot(long bucket) {
    return (int) Math.floorMod(bucket, (long) BUCKETS);
  }

  /** The fewer of both minutes. */
  int steady() {
    int now = 0;
    int before = 0;
    for (int i = 0; i < MINUTE; i++) {
      now += counts[slot(newest - i)];
      before += counts[slot(newest - MINUTE - i)];
    }
    return Math.min(now, before);
  }

  void write(DataOutput out) throws IOException {
    out.writeLong(newest);
    out.writeInt(late);
    for (int each : counts) {
      out.writeInt(each);
    }
  }

  static Tempo read(DataInput in) throws IOException {
    Tempo out = new Tempo();
    out.newest = in.readLong();
    out.late = in.readInt();
    for (int i = 0; i < BUCKETS; i++) {
      out.counts[i] = in.readInt();
    }
    return out;
  }
}
