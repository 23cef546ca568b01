package org.sessiontrail.report.interchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TrailSortTest {
  @ParameterizedTest
  @CsvSource({"1, 1000000", "2, 20000", "3, 1500", "4, 300"})
  void forEach_givesAllByKey_andEachKeyInItsOrder(long seed, int bufferBytes) throws Exception {
    Random random = new Random(seed);
    List<String> added = new ArrayList<>();
    List<String> given = new ArrayList<>();
    try (TrailSort sort = new TrailSort(bufferBytes)) {
      for (int i = 0; i < 2_000; i++) {
        String key = "k" + random.nextInt(30);
        String piece = i + HostileText.stored(HostileText.next(random));
        added.add(key + " " + piece);
        sort.add(key, piece.getBytes(StandardCharsets.UTF_8));
      }
      sort.forEach(
          (key, piece) -> given.add(key + " " + new String(piece, StandardCharsets.UTF_8)));
    }

    added.sort(Comparator.comparing((String line) -> line.substring(0, line.indexOf(' '))));
    assertThat(given).isEqualTo(added);
  }

  @Test
  void temporaryFile_isGoneAfterwards_alsoWithoutAnEnd() throws Exception {
    long before = temporary();
    try (TrailSort sort = new TrailSort(10)) {
      sort.add("a", new byte[100]);
      sort.add("b", new byte[100]);
    }
    assertThat(temporary()).isEqualTo(before);
  }

  private static long temporary() throws Exception {
    try (Stream<Path> files = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
      return files.filter(path -> path.getFileName().toString().endsWith(".sort")).count();
    }
  }
}
