package org.sessiontrail.store.jpa;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.util.stream.Stream;
import org.sessiontrail.store.TestMySql;
import org.sessiontrail.store.jdbc.SchemaMigration;

/** What is left in the files of a server of MySQL's kind. */
abstract class MySqlErasureContract extends ErasureContract {
  private final TestMySql server;

  MySqlErasureContract(Backend backend, TestMySql server) {
    super(backend);
    this.server = server;
  }

  /** The tables' own files; the server's logs of what to redo and undo keep bytes for longer. */
  @Override
  byte[] filesAfterClosing() throws Exception {
    String tables = String.join(", ", SchemaMigration.TABLES);
    for (String table : SchemaMigration.TABLES) {
      sql("alter table " + table + " engine = InnoDB");
    }
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (Connection connection = connect();
        Statement flush = connection.createStatement()) {
      flush.execute("flush tables " + tables + " for export");
      try (Stream<Path> files = Files.walk(server.files(connection.getCatalog()))) {
        for (Path file : files.filter(Files::isRegularFile).toList()) {
          out.write(Files.readAllBytes(file));
        }
      }
      flush.execute("unlock tables");
    }
    assertThat(out.toString(StandardCharsets.ISO_8859_1)).contains("user998", "203.0.113.5");
    return out.toByteArray();
  }
}
