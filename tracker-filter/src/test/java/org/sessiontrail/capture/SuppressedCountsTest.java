package org.sessiontrail.capture;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SuppressedCountsTest {
  private static final int THREADS = 4;
  private static final int EACH = 5_000;

  @TempDir private Path dir;
  private RecorderFixture fixture;
  private SuppressedCounts counts;

  @AfterEach
  void stop() {
    fixture.tracker.stop();
  }

  @BeforeEach
  void create() {
    fixture = new RecorderFixture(dir);
    counts = new SuppressedCounts(fixture.tracker);
  }

  private long stated(String reason) {
    return fixture.recorded().stream()
        .filter(event -> reason.equals(event.members().get("reason")))
        .mapToLong(event -> ((Number) event.members().getOrDefault("count", 0)).longValue())
        .sum();
  }

  @Test
  void doWork_statesEachReasonOnceAMinute() {
    counts.add("excluded");
    counts.add("excluded");
    counts.add("capture-error");
    assertThat(counts.doWork()).isZero();
    fixture.clock.advance(Duration.ofSeconds(61));

    assertThat(counts.doWork()).isEqualTo(2);

    assertThat(stated("excluded")).isEqualTo(2);
    assertThat(stated("capture-error")).isEqualTo(1);
    fixture.clock.advance(Duration.ofSeconds(61));
    assertThat(counts.doWork()).isZero();
  }

  @Test
  void intervals_followEachOtherWithoutAHole() {
    for (int i = 0; i < 3; i++) {
      counts.add("excluded");
      fixture.clock.advance(Duration.ofSeconds(61));
      counts.doWork();
    }

    List<Object> borders = new ArrayList<>();
    fixture.recorded().forEach(event -> borders.addAll(List.of(from(event), to(event))));
    assertThat(borders.subList(1, 3)).containsOnly(borders.get(1));
    assertThat(borders.subList(3, 5)).containsOnly(borders.get(3));
  }

  private static Object from(org.sessiontrail.record.StoredRecord event) {
    return event.members().getOrDefault("from-at", "");
  }

  private static Object to(org.sessiontrail.record.StoredRecord event) {
    return event.members().getOrDefault("to-at", "");
  }

  @Test
  void add_byManyThreadsWhileCountsAreWritten_losesNone() throws Exception {
    List<Thread> threads = new ArrayList<>();
    for (int t = 0; t < THREADS; t++) {
      Thread thread =
          new Thread(
              () -> {
                for (int i = 0; i < EACH; i++) {
                  counts.add("excluded");
                }
              });
      threads.add(thread);
      thread.start();
    }
    while (threads.stream().anyMatch(Thread::isAlive)) {
      counts.write();
    }
    for (Thread thread : threads) {
      thread.join(20_000);
    }
    counts.write();

    assertThat(stated("excluded")).isEqualTo((long) THREADS * EACH);
  }
}
