package org.sessiontrail.store.jpa;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** On PostgreSQL. */
class PostgresErasureTest extends ErasureContract {
  PostgresErasureTest() {
    super(Backend.POSTGRESQL);
  }

  /** The files of the database itself; the server's write-ahead log keeps bytes for longer. */
  @Override
  byte[] filesAfterClosing() throws Exception {
    sql("vacuum full");
    sql("checkpoint");
    Path data = Path.of(rows("show data_directory").get(0));
    String oid = rows("select oid from pg_database where datname = current_database()").get(0);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (Stream<Path> files = Files.walk(data.resolve("base").resolve(oid))) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        out.write(Files.readAllBytes(file));
      }
    }
    assertThat(out.toString(StandardCharsets.ISO_8859_1)).contains("user998", "203.0.113.5");
    return out.toByteArray();
  }
}
