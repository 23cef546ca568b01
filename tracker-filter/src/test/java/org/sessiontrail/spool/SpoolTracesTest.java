package org.sessiontrail.spool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.sessiontrail.spool.SpoolFixture.drain;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sessiontrail.record.Outcome;
import org.sessiontrail.record.RequestEvent;
import org.sessiontrail.record.RequestFacts;
import org.sessiontrail.record.RequestResult;
import org.sessiontrail.record.RequestType;
import org.sessiontrail.record.Traces;
import org.sessiontrail.spool.running.RequestSlot;
import org.sessiontrail.spool.running.RunningRequest;

/** Nothing of a person is left in the directory of a spool once its records are stored. */
class SpoolTracesTest {
  private static final String[] PERSONAL = {"zaphod", "198.51.100.77", "Zaphodian/42.0"};

  @TempDir Path dir;
  private SpoolFixture fixture;

  @BeforeEach
  void create() {
    fixture = new SpoolFixture(dir.resolve("a"));
  }

  private static RequestFacts facts(long micros) {
    return new RequestFacts(
        micros, "GET", "/orders/zaphod", null, null, PERSONAL[2], PERSONAL[1], null);
  }

  /** A request from its beginning to its record. */
  private static void request(Spool spool, long micros) {
    RequestSlot slot = begin(spool, micros);
    RequestResult done = new RequestResult(200, Outcome.SUCCESS, 1, 1, null);
    spool.offer(
        new RequestEvent(facts(micros), "t", "zaphod", "/orders/*", RequestType.PAGE, done),
        null,
        slot);
  }

  private static RequestSlot begin(Spool spool, long micros) {
    return Objects.requireNonNull(
        spool.begin(
            new RunningRequest(facts(micros), "t", "zaphod", "/orders/*", RequestType.PAGE)));
  }

  private List<String> traces() throws IOException {
    return Traces.in(Traces.bytes(dir), PERSONAL);
  }

  @Test
  void stored_requestsLeaveNothing_whileTheSpoolGoesOn() throws IOException {
    SegmentSpool spool = fixture.quiet("n/1");
    for (int i = 0; i < 50; i++) {
      request(spool, i);
    }
    begin(spool, 60).free();
    spool.writeOnce();
    assertThat(drain(spool)).hasSize(50);
    assertThat(traces()).hasSizeGreaterThan(PERSONAL.length);

    fixture.clock.advance(Duration.ofSeconds(10));
    spool.prepare();
    assertThat(spool.poll(10)).isEmpty();

    assertThat(traces()).isEmpty();
    request(spool, 70);
    spool.writeOnce();
    assertThat(drain(spool)).hasSize(1);
    spool.release();
  }

  @Test
  void running_requestsAndThoseThatWait_areKept() throws IOException {
    SegmentSpool spool = fixture.quiet("n/1");
    request(spool, 1); // numbered, not written
    begin(spool, 2);
    fixture.clock.advance(Duration.ofSeconds(10));
    spool.prepare();
    spool.poll(10);

    SegmentSpool next = fixture.killed(dir.resolve("b")).quiet("n/2");

    assertThat(drain(next))
        .extracting(record -> record.kind().id())
        .containsExactly("gap", "request", "request");
    next.release();
    spool.release();
  }

  @Test
  void release_ofADrainedSpool_leavesNothing() throws IOException {
    SegmentSpool spool = fixture.quiet("n/1");
    request(spool, 1);
    spool.writeOnce();
    drain(spool);
    spool.release();

    assertThat(traces()).isEmpty();
  }

  @Test
  void recovery_leavesNothingOfAKilledProcess() throws IOException {
    SegmentSpool spool = fixture.quiet("n/1");
    request(spool, 1);
    spool.writeOnce();
    begin(spool, 2);
    SpoolFixture killed = fixture.killed(dir.resolve("b"));
    spool.release();
    try (Stream<Path> files = Files.walk(dir.resolve("a"))) {
      files.sorted(java.util.Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
    }

    SegmentSpool next = killed.quiet("n/2");
    assertThat(drain(next)).hasSize(2);
    killed.clock.advance(Duration.ofSeconds(10));
    next.poll(10);
    next.prepare();

    assertThat(traces()).isEmpty();
    next.release();
  }
}
