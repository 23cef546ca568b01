package org.sessiontrail.store.jdbc;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sessiontrail.config.TrackerConfig.DatabaseConfig;

/** The tables of an H2 file, which can't undo half a script. */
class H2SchemaMigrationTest extends CommittingSchemaMigrationContract {
  @TempDir Path dir;

  @Override
  DatabaseConfig database() {
    return config("sa", "");
  }

  @Override
  DatabaseConfig reader() throws Exception {
    sql("create user if not exists reader password 'r'");
    sql("grant select on schema public to reader");
    return config("reader", "");
  }

  @Override
  DatabaseConfig impatient() {
    return config("sa", ";LOCK_TIMEOUT=50");
  }

  @Override
  void runByHand(Path script) throws Exception {
    sql("runscript from '" + script.toAbsolutePath() + "'");
  }

  /** As snapshots had it that used another tool: H2 takes the quoted name for a different one. */
  @Test
  void migrate_besideAHistoryInQuotes_treatsItsTablesAsUnknown() throws Exception {
    runByHand(Path.of("src/main/resources/db/sessiontrail/h2/V1__trail.sql"));
    sql("create table \"tracker_schema_history\" (\"installed_rank\" integer)");

    assertThatThrownBy(() -> SchemaMigration.check(source)).hasMessageContaining("TRK-0312");
    assertThatThrownBy(() -> SchemaMigration.migrate(source)).hasMessageContaining("TRK-0318");
  }

  private DatabaseConfig config(String user, String settings) {
    return new DatabaseConfig(
        null,
        "jdbc:h2:file:" + dir.resolve("trail").toAbsolutePath() + ";AUTO_SERVER=TRUE" + settings,
        user,
        user.equals("reader") ? "r" : null);
  }
}
