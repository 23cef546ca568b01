package org.sessiontrail.spool.running;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.sessiontrail.spool.running.RequestPageTest.request;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sessiontrail.record.Fact;
import org.sessiontrail.record.Kind;

class RunningRequestsTest {
  @TempDir private Path dir;
  private Path mark;

  @BeforeEach
  void place() throws IOException {
    mark = Files.createFile(dir.resolve("stream-00.mark"));
  }

  @Test
  void begin_whenAllSlotsRun_countsAndSaysSo() {
    RunningRequests running = RunningRequests.beside(mark, 1 << 20, seq -> false);
    for (int i = 0; i < 64; i++) {
      assertThat(running.begin(request(i))).isNotNull();
    }
    assertThat(running.complaint()).isNull();

    assertThat(running.begin(request(64))).isNull();
    assertThat(running.begin(request(65))).isNull();

    assertThat(running.complaint()).contains("TRK-0270 2 requests", "64 others");
  }

  @Test
  void beside_whereNoPageCanBeMade_keepsNoneAndSaysSo() {
    Path gone = dir.resolve("gone").resolve("stream-00.mark");

    RunningRequests running = RunningRequests.beside(gone, 1 << 20, seq -> false);

    assertThat(running.begin(request(1))).isNull();
    assertThat(running.complaint()).contains("TRK-0271", "gone");
  }

  @Test
  void beside_takesAThirtySecondOfTheCapacity() throws IOException {
    RunningRequests.beside(mark, 16 << 20, seq -> false);
    assertThat(Files.size(dir.resolve("stream-00.requests"))).isEqualTo((1 << 19) + 2048);

    RunningRequests.beside(mark, 1L << 40, seq -> false);
    assertThat(Files.size(dir.resolve("stream-00.requests"))).isEqualTo((2 << 20) + 2048);
  }

  @Test
  void unseen_statesWhatIsNotOnDisk() throws IOException {
    RunningRequests running = RunningRequests.beside(mark, 1 << 20, seq -> false);
    begin(running, 1);
    begin(running, 2).numbered(7);
    begin(running, 3).numbered(8);

    assertThat(RunningRequests.unseen(mark, 7))
        .extracting(Fact::epochMicros, fact -> fact.members().get("lost"))
        .containsExactlyInAnyOrder(tuple(1L, null), tuple(3L, 8L));
  }

  private static RequestSlot begin(RunningRequests running, long micros) {
    return Objects.requireNonNull(running.begin(request(micros)));
  }

  @Test
  void unseenRequest_keepsPersonalValuesOutOfItsPublicMembers() {
    Fact fact = request(1).unseen(0);

    assertThat(fact.kind()).isEqualTo(Kind.REQUEST);
    assertThat(fact.subject()).isEqualTo("anna");
    assertThat(fact.trailId()).isEqualTo("c29tZS10cmFpbC1pZC1oZXJl");
    assertThat(fact.members())
        .isEqualTo(
            Map.of(
                "method", "GET",
                "route", "/a/*",
                "type", "page",
                "outcome", "unknown",
                "reason", "crash"));
    assertThat(fact.personal())
        .isEqualTo(
            Map.of(
                "who", Map.of("user", "anna", "ip", "10.0.0.1", "agent", "agent"),
                "what", Map.of("path", "/a/7", "query", "q=x")));
  }
}
