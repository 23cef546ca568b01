package org.sessiontrail.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sessiontrail.record.KeyedHash;
import org.sessiontrail.record.TestClock;

final class KeyFileTest {
  @TempDir private Path dir;
  private final Health health = new Health(new TestClock());

  private Health.State state() {
    Health.Part part = health.part("key");
    return part == null ? Health.State.DOWN : part.state();
  }

  @Test
  void load_theFirstTime_makesAKeyThatOnlyItsOwnerReads() throws IOException {
    Path file = dir.resolve("new/dir/tracker.key");

    byte[] key = KeyFile.load(file, health);

    assertThat(key).hasSize(KeyedHash.KEY_BYTES).isEqualTo(Files.readAllBytes(file));
    assertThat(Files.getPosixFilePermissions(file))
        .containsExactlyInAnyOrder(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);
    assertThat(state()).isEqualTo(Health.State.UP);
  }

  @Test
  void load_again_givesTheSameKey() {
    Path file = dir.resolve("tracker.key");

    assertThat(KeyFile.load(file, health)).isEqualTo(KeyFile.load(file, health));
    assertThat(KeyFile.load(dir.resolve("other.key"), health))
        .isNotEqualTo(KeyFile.load(file, health));
  }

  @Test
  void load_byManyAtOnce_givesAllTheSameKeyAndLeavesNothingElse() throws IOException {
    Path file = dir.resolve("shared/tracker.key");

    Set<String> keys =
        IntStream.range(0, 64)
            .parallel()
            .mapToObj(i -> Arrays.toString(KeyFile.load(file, new Health(new TestClock()))))
            .collect(Collectors.toSet());

    assertThat(keys).hasSize(1);
    try (Stream<Path> files = Files.list(dir.resolve("shared"))) {
      assertThat(files).containsExactly(file);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 31, 33, 4096})
  void load_ofAWrongSize_usesAKeyInMemoryAndSaysSo(int bytes) throws IOException {
    Path file = dir.resolve("tracker.key");
    Files.write(file, new byte[bytes]);

    byte[] key = KeyFile.load(file, health);

    assertThat(key).hasSize(KeyedHash.KEY_BYTES).isNotEqualTo(new byte[KeyedHash.KEY_BYTES]);
    assertThat(Files.size(file)).isEqualTo(bytes);
    assertThat(state()).isEqualTo(Health.State.DEGRADED);
    assertThat(health.part("key"))
        .extracting(Health.Part::message)
        .asString()
        .contains("TRK-0202", bytes + " bytes");
  }

  @Test
  void load_ofWhatCantBeRead_usesAKeyInMemoryAndLogsThatOnce() {
    try (LogLines log = new LogLines(Health.class);
        LogLines own = new LogLines(KeyFile.class)) {
      assertThat(KeyFile.load(dir, health)).hasSize(KeyedHash.KEY_BYTES);

      assertThat(state()).isEqualTo(Health.State.DEGRADED);
      assertThat(log.lines()).hasSize(1).allMatch(line -> line.contains("TRK-0202"));
      assertThat(own.lines()).isEmpty();
    }
  }

  @Test
  void load_belowAFile_usesAKeyInMemory() throws IOException {
    Path file = Files.createFile(dir.resolve("file"));

    assertThat(KeyFile.load(file.resolve("tracker.key"), health)).hasSize(KeyedHash.KEY_BYTES);
    assertThat(state()).isEqualTo(Health.State.DEGRADED);
  }
}
