package org.sessiontrail.capture.servlet;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Holds the budget of docs/performance.md: bytes allocated on the request path. */
class RequestCostTest {
  private static final int BUDGET_BYTES = 256;
  private static final int ROUNDS = 20_000;

  /** What being kept while it runs and waiting for its record may cost a request beside that. */
  private static final int DURABLE_BUDGET_BYTES = 512;

  /** Each waits for the disk. */
  private static final int DURABLE_ROUNDS = 3_000;

  private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  private interface Round {
    void run() throws Exception;
  }

  @Test
  void doFilter_ofOneRequest_allocatesNoMoreThanItsBudget(@TempDir Path dir) throws Exception {
    try (FilterBench bench = new FilterBench(dir)) {
      measure(bench::tracked, bench, ROUNDS);
      measure(bench::untracked, bench, ROUNDS);

      double tracked = measure(bench::tracked, bench, ROUNDS);
      double untracked = measure(bench::untracked, bench, ROUNDS);

      assertThat(bench.recorded()).isGreaterThanOrEqualTo(2 * ROUNDS);
      assertThat(tracked - untracked).isBetween(40.0, (double) BUDGET_BYTES);
      System.out.printf("bytes/request %.1f beside %.1f empty%n", tracked, untracked);
    }
  }

  @Test
  void doFilter_durable_allocatesNoMoreThanItsBudget(@TempDir Path dir) throws Exception {
    try (FilterBench bench = new FilterBench(dir, "durable")) {
      measure(bench::tracked, bench, DURABLE_ROUNDS);

      double tracked = measure(bench::tracked, bench, DURABLE_ROUNDS);

      assertThat(bench.recorded()).isGreaterThanOrEqualTo(2 * DURABLE_ROUNDS);
      assertThat(tracked).isBetween(40.0, (double) BUDGET_BYTES + DURABLE_BUDGET_BYTES);
      System.out.printf("bytes/request %.1f durable%n", tracked);
    }
  }

  /** Bytes allocated by this thread a call; draining is kept out of the count. */
  private double measure(Round round, FilterBench bench, int rounds) throws Exception {
    long bytes = 0;
    for (int done = 0; done < rounds; done += 1_000) {
      bench.drain();
      long before = threads.getThreadAllocatedBytes(Thread.currentThread().getId());
      for (int i = 0; i < 1_000; i++) {
        round.run();
      }
      bytes += threads.getThreadAllocatedBytes(Thread.currentThread().getId()) - before;
    }
    return (double) bytes / rounds;
  }
}
