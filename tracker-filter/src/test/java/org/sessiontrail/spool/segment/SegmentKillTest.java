package org.sessiontrail.spool.segment;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sessiontrail.record.RandomIds;
import org.sessiontrail.spool.segment.SegmentLog.Damage;

/** A process that is killed while it writes. */
class SegmentKillTest {
  @TempDir private Path root;

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4})
  void kill_losesNothingForcedAndTheMarkCountsTheRest(long seed) throws Exception {
    long confirmed = writeAndKill(20 + new Random(seed).nextInt(400));
    SpoolPlace.Claim claim = SpoolPlace.claim(root, new RandomIds());
    List<Long> found = new ArrayList<>();
    try (SpoolPlace place = claim.own();
        SegmentLog log =
            SegmentLog.open(
                place.dir(), KilledWriter.LIMITS, frame -> found.add(Frames.number(frame)))) {
      long first = found.get(0);
      long last = found.get(found.size() - 1);
      assertThat(place.dir()).isEqualTo(root.resolve("spool-0"));
      assertThat(found).hasSize((int) (last - first + 1)).isSorted().doesNotHaveDuplicates();
      assertThat(last).isGreaterThanOrEqualTo(confirmed);
      assertThat(log.damages()).allMatch(Damage::tail);

      List<StreamMark.Left> left = StreamMark.left(place.dir());
      assertThat(left).extracting(StreamMark.Left::stream).containsExactly("node/boot");
      assertThat(left.get(0).durable()).isBetween(confirmed, last);
      assertThat(left.get(0).taken()).isBetween(last, last + 5);
    }
  }

  /** The last number that the process said is on disk, after about {@code batches} batches. */
  private long writeAndKill(int batches) throws IOException, InterruptedException {
    Process process = Fork.start(KilledWriter.class, root);
    try (BufferedReader out = process.inputReader(StandardCharsets.US_ASCII)) {
      for (int i = 0; i < batches; i++) {
        Objects.requireNonNull(out.readLine(), "the writer ended by itself");
      }
      // by its handle: the process itself would close the stream that is still to be read
      process.toHandle().destroyForcibly();
      long last = 0;
      for (String line = out.readLine(); line != null && !line.isEmpty(); line = out.readLine()) {
        last = Math.max(last, Long.parseLong(line));
      }
      return last;
    } finally {
      process.destroyForcibly().waitFor();
    }
  }
}
