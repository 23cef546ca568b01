package org.sessiontrail.capture.servlet;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** What one request costs in the tracker's filter beside a filter that does nothing. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 8, time = 1)
@Fork(2)
public class RequestPathBenchmark {
  private FilterBench bench;

  @Setup
  public void setUp() throws Exception {
    Path dir = Files.createTempDirectory("request-path");
    bench = new FilterBench(dir);
  }

  @TearDown
  public void tearDown() {
    bench.close();
  }

  @Benchmark
  public void emptyFilter() throws Exception {
    bench.untracked();
  }

  @Benchmark
  public void trackerFilter() throws Exception {
    bench.tracked();
  }
}
