package org.sessiontrail.detect;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.concurrent.TimeUnit;

/**
 * What findings add up to, by session; half of it is gone after half an hour.
 *
 * <p>Threads: one.
 */
final class Scores {
  private static final double HALF_LIFE_MICROS = TimeUnit.MINUTES.toMicros(30);

  private final KeyedState<Score> byKey =
      new KeyedState<>(KeyedState.MOST_KEYS, () -> new Score(0, 0), new ScoreForm());

  private record Score(double points, long micros) {}

  /** Adds {@code points} at {@code micros}; returns what it is now, rounded. */
  int add(String key, int points, long micros) {
    Score before = byKey.of(key);
    long passed = Math.max(0, micros - before.micros);
    double now = before.points * Math.pow(0.5, passed / HALF_LIFE_MICROS) + points;
    byKey.put(key, new Score(now, Math.max(micros, before.micros)));
    return (int) Math.round(now);
  }

  void write(DataOutput out) throws IOException {
    byKey.write(out);
  }

  void read(DataInput in) throws IOException {
    byKey.read(in);
  }

  private static final class ScoreForm implements KeyedState.Form<Score> {
    @Override
    public void write(Score score, DataOutput out) throws IOException {
      out.writeDouble(score.points);
      out.writeLong(score.micros);
    }

    @Override
    public Score read(DataInput in) throws IOException {
      return new Score(in.readDouble(), in.readLong());
    }
  }
}
