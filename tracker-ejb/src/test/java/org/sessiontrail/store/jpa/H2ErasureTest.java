package org.sessiontrail.store.jpa;

import java.io.ByteArrayOutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** On an H2 file. */
class H2ErasureTest extends ErasureContract {
  H2ErasureTest() {
    super(Backend.H2);
  }

  @Override
  byte[] filesAfterClosing() throws Exception {
    Path script = dir.resolve("dump.sql");
    sql("script to '" + script + "'");
    sql("shutdown compact");
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (Stream<Path> files = Files.walk(dir)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        out.write(Files.readAllBytes(file));
      }
    }
    assertHolds(out.toByteArray());
    return out.toByteArray();
  }

  /** Else the search would find nothing in what it can't read. */
  private static void assertHolds(byte[] bytes) {
    String text = new String(bytes, java.nio.charset.StandardCharsets.ISO_8859_1);
    List.of("user998", "203.0.113.5")
        .forEach(known -> org.assertj.core.api.Assertions.assertThat(text).contains(known));
  }
}
