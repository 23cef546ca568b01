package org.sessiontrail.spool.running;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Threads;
import org.openjdk.jmh.annotations.Warmup;
import org.sessiontrail.record.RequestFacts;
import org.sessiontrail.record.RequestType;

/** What it costs to keep a browser's request while it runs: into a slot, and its number. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 8, time = 1)
@Fork(2)
public class RunningRequestBenchmark {
  private static final String AGENT =
      "Mozilla/5.0 (X11; Linux x86_64; rv:128.0) Gecko/20100101 Firefox/128.0";

  private final AtomicLong seq = new AtomicLong();
  private RunningRequests running;
  private Path dir;

  @Setup(Level.Trial)
  public void setUp() throws IOException {
    dir = Files.createTempDirectory("running");
    running = RunningRequests.beside(dir.resolve("stream-00.mark"), 1 << 26, number -> true);
  }

  @TearDown(Level.Trial)
  public void tearDown() throws IOException {
    running.remove();
    Files.delete(dir);
  }

  @Benchmark
  public void alone() {
    keep();
  }

  @Benchmark
  @Threads(4)
  public void fourAtOnce() {
    keep();
  }

  private void keep() {
    RequestFacts facts =
        new RequestFacts(
            1,
            "GET",
            "/shop/products/tea",
            "page=2",
            "https://shop.example.com/shop/",
            AGENT,
            "203.0.113.9",
            null);
    RunningRequest request =
        new RunningRequest(facts, "c29tZS10cmFpbC1pZA", "anna", "/products/*", RequestType.PAGE);
    Objects.requireNonNull(running.begin(request)).numbered(seq.incrementAndGet());
  }
}
