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

  private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  private interface Round {
    void run() throws Exception;
  }

  @Test
  void doFilter_ofOneRequest_allocatesNoMoreThanItsBudget(@TempDir Path dir) throws Exception {
    try (FilterBench bench = new FilterBench(dir)) {
      measure(bench::tracked, bench);
      measure(bench::untracked, bench);

      double tracked = measure(bench::tracked, bench);
      double untracked = measure(bench::untracked, bench);

      assertThat(bench.recorded()).isGreaterThanOrEqualTo(2 * ROUNDS);
      assertThat(tracked - untracked).isBetween(40.0, (double) BUDGET_BYTES);
      System.out.printf("bytes/request %.1f beside %.1f empty%n", tracked, untracked);
    }
  }

  /** Bytes allocated by this thread a call; draining is kept out of the count. */
  private double measure(Round round, FilterBench bench) throws Exception {
    long bytes = 0;
    for (int done = 0; done < ROUNDS; done += 1_000) {
      bench.drain();
      long before = threads.getThreadAllocatedBytes(Thread.currentThread().getId());
      for (int i = 0; i < 1_000; i++) {
        round.run();
      }
      bytes += threads.getThreadAllocatedBytes(Thread.currentThread().getId()) - before;
    }
    return (double) bytes / ROUNDS;
  }
}
