package org.sessiontrail.capture.servlet;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;
import org.sessiontrail.config.detect.DetectRule;

/**
 * What four thousand requests cost their thread with a feature on beside the same with it off. The
 * spool is emptied between the batches, for which the clock stands still; its writer works beside
 * them as ever.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 60, batchSize = RequestOptionsBenchmark.BATCH)
@Measurement(iterations = 60, batchSize = RequestOptionsBenchmark.BATCH)
@Fork(3)
public class RequestOptionsBenchmark {
  static final int BATCH = 4_000;

  /** What is switched on or off. */
  public enum Options {
    /** As it comes. */
    STANDARD,
    /** No rule looks at a request. */
    NO_RULES,
    /** Every rule that looks at requests, all told to enforce, with decoys and an allow-list. */
    ALL_RULES,
    /** A page for challenges and two paths that need a proof. */
    CHALLENGES,
    /** Consent is asked for and was not given. */
    CONSENT;

    Map<String, String> settings() {
      Map<String, String> out = new HashMap<>();
      switch (this) {
        case NO_RULES -> set(out, "enabled", "false");
        case ALL_RULES -> {
          set(out, "mode", "enforce");
          out.put("tracker.detect.mode", "enforce");
          out.put("tracker.detect.decoys", "/shop/.env /shop/old/*");
          out.put("tracker.detect.allow", "192.0.2.0/24 user:monitor");
        }
        case CHALLENGES -> {
          out.put("tracker.challenge.page", "/verify");
          out.put("tracker.challenge.routes", "/pay/*=300:otp /account/*=900");
        }
        case CONSENT -> out.put("tracker.consent", "required");
        default -> {}
      }
      return out;
    }

    private static void set(Map<String, String> out, String setting, String value) {
      for (DetectRule each : DetectRule.values()) {
        out.put("tracker.detect." + each.id() + "." + setting, value);
      }
    }
  }

  @Param private Options options = Options.STANDARD;

  private FilterBench bench;

  @Setup
  public void setUp() throws Exception {
    Path dir = Files.createTempDirectory("request-options");
    bench = new FilterBench(dir, options.settings());
  }

  @TearDown
  public void tearDown() {
    bench.close();
  }

  @TearDown(Level.Iteration)
  public void drain() {
    bench.drain();
  }

  @Benchmark
  public void trackerFilter() throws Exception {
    bench.tracked();
  }
}
