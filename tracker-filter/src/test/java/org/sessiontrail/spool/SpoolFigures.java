package org.sessiontrail.spool;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/**
 * How many records a second become durable and how long each takes, beside the limit of the same
 * disk in the same run: {@code mvn -Pfigures -pl tracker-filter test-compile exec:exec
 * -Dfigures.args="rounds seconds [soakMinutes]"}.
 *
 * <p>Closed loop: each writer waits for its record before it writes the next. Rounds of the
 * candidates alternate; the table tells medians over the rounds.
 */
public final class SpoolFigures {
  private static final int[] WRITERS = {4, 32};

  private SpoolFigures() {}

  /** Makes a candidate in a directory of its own. */
  @FunctionalInterface
  private interface Maker {
    DurableCandidate in(Path dir) throws IOException;
  }

  /** One round of one candidate. */
  private record Round(double perSecond, long p50Micros, long p99Micros) {
    static Round of(List<long[]> nanos, double seconds) {
      long[] all = nanos.stream().flatMapToLong(LongStream::of).sorted().toArray();
      return new Round(
          all.length / seconds,
          all[all.length / 2] / 1_000,
          all[(int) (all.length * 0.99)] / 1_000);
    }
  }

  /** Prints the table; with a third argument, how heap and files grow over that many minutes. */
  public static void main(String[] arguments) throws Exception {
    int rounds = Integer.parseInt(arguments[0]);
    int seconds = Integer.parseInt(arguments[1]);
    Path dir = Files.createTempDirectory(Path.of("target"), "figures");
    try {
      for (int writers : WRITERS) {
        table(dir, writers, rounds, seconds);
      }
      if (arguments.length > 2) {
        soak(dir, Integer.parseInt(arguments[2]));
      }
    } finally {
      clear(dir);
    }
  }

  private static void table(Path dir, int writers, int rounds, int seconds) throws Exception {
    Map<String, Maker> makers = new LinkedHashMap<>();
    makers.put("raw file (the limit)", DurableCandidate.RawFile::new);
    makers.put("segment files", DurableCandidate.Segments::new);
    makers.put("whole spool, encoding included", DurableCandidate.WholeSpool::new);
    Map<String, List<Round>> results = new LinkedHashMap<>();
    for (int round = -1; round < rounds; round++) {
      for (Map.Entry<String, Maker> maker : makers.entrySet()) {
        Path own = Files.createTempDirectory(dir, "round");
        try (DurableCandidate candidate = maker.getValue().in(own)) {
          measure(candidate, writers, 1);
          Round measured = measure(candidate, writers, seconds);
          if (round >= 0) { // the first one warms up
            results.computeIfAbsent(maker.getKey(), key -> new ArrayList<>()).add(measured);
          }
        }
        clear(own);
      }
    }
    print(writers, results);
  }

  private static Round measure(DurableCandidate candidate, int writers, int seconds)
      throws InterruptedException {
    List<long[]> nanos = new ArrayList<>();
    CountDownLatch done = new CountDownLatch(writers);
    long begin = System.nanoTime();
    long end = begin + TimeUnit.SECONDS.toNanos(seconds);
    for (int i = 0; i < writers; i++) {
      new Thread(
              () -> {
                long[] mine = write(candidate, end);
                synchronized (nanos) {
                  nanos.add(mine);
                }
                done.countDown();
              })
          .start();
    }
    done.await();
    return Round.of(nanos, (System.nanoTime() - begin) / 1e9);
  }

  private static long[] write(DurableCandidate candidate, long end) {
    long[] nanos = new long[1 << 12];
    int count = 0;
    for (long from = System.nanoTime(); from < end; ) {
      candidate.write();
      long now = System.nanoTime();
      if (count == nanos.length) {
        nanos = Arrays.copyOf(nanos, 2 * count);
      }
      nanos[count++] = now - from;
      from = now;
    }
    return Arrays.copyOf(nanos, count);
  }

  private static void print(int writers, Map<String, List<Round>> results) {
    System.out.printf("%n| %d writers | records/s | p50 µs | p99 µs | of the limit |%n", writers);
    System.out.println("|---|---|---|---|---|");
    List<Round> limit = results.values().iterator().next();
    results.forEach(
        (name, rounds) -> {
          double[] ratios = new double[rounds.size()];
          for (int i = 0; i < ratios.length; i++) {
            ratios[i] = rounds.get(i).perSecond() / limit.get(i).perSecond();
          }
          Arrays.sort(ratios);
          System.out.printf(
              "| %s | %.0f | %d | %d | %.2f (%.2f–%.2f) |%n",
              name,
              median(rounds, Comparator.comparing(Round::perSecond)).perSecond(),
              median(rounds, Comparator.comparing(Round::p50Micros)).p50Micros(),
              median(rounds, Comparator.comparing(Round::p99Micros)).p99Micros(),
              ratios[ratios.length / 2],
              ratios[0],
              ratios[ratios.length - 1]);
        });
  }

  private static Round median(List<Round> rounds, Comparator<Round> by) {
    return rounds.stream().sorted(by).toList().get(rounds.size() / 2);
  }

  private static void soak(Path dir, int minutes) throws Exception {
    System.out.printf(
        "%n| minute | records | heap after GC, KiB | files, KiB |%n|---|---|---|---|%n");
    Path own = Files.createTempDirectory(dir, "soak");
    try (DurableCandidate.WholeSpool spool = new DurableCandidate.WholeSpool(own)) {
      for (int minute = 0; minute <= minutes; minute++) {
        System.out.printf(
            "| %d | %d | %d | %d |%n",
            minute, spool.status().accepted(), heapBytes() / 1024, bytes(own) / 1024);
        if (minute < minutes) {
          measure(spool, WRITERS[0], 60);
        }
      }
    }
  }

  private static long heapBytes() {
    Runtime runtime = Runtime.getRuntime();
    for (int i = 0; i < 3; i++) {
      System.gc();
    }
    return runtime.totalMemory() - runtime.freeMemory();
  }

  private static long bytes(Path dir) throws IOException {
    try (Stream<Path> files = Files.walk(dir)) {
      return files
          .map(Path::toFile)
          .filter(java.io.File::isFile)
          .mapToLong(java.io.File::length)
          .sum();
    }
  }

  private static void clear(Path dir) throws IOException {
    try (Stream<Path> files = Files.walk(dir)) {
      files.sorted(Comparator.reverseOrder()).map(Path::toFile).forEach(java.io.File::delete);
    }
  }
}
