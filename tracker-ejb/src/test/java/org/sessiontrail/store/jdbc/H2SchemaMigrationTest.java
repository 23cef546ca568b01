package org.sessiontrail.store.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sessiontrail.config.TrackerConfig.DatabaseConfig;
import org.sessiontrail.store.StoreException;

/** The tables of an H2 file, which can't undo half a script. */
class H2SchemaMigrationTest extends SchemaMigrationContract {
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

  @Test
  void migrate_afterAScriptFailedHalfWay_saysWhatToDoAndTouchesNothing() throws Exception {
    migration(source, script(1, MAKE)).migrate();
    SchemaMigration failing = migration(source, script(1, MAKE), script(2, WRONG));
    assertThatThrownBy(failing::migrate)
        .isInstanceOf(StoreException.class)
        .hasMessageContaining("TRK-0320 V2__test.sql")
        .hasMessageContaining("part of it may have been done");

    SchemaMigration corrected = migration(source, script(1, MAKE), script(2, ADD));
    StoreException refused = catchThrowableOfType(StoreException.class, corrected::migrate);

    assertThat(refused).hasMessageContaining("TRK-0321 V2__test.sql");
    assertThat(rows("select n from once")).containsExactly("1");
    assertThatThrownBy(corrected::check).hasMessageContaining("TRK-0312");
    sql("delete from once");
    sql(after("and then: ", refused));
    corrected.migrate();
    assertThat(rows("select n from once")).containsExactly("1");
  }

  @Test
  void migrate_afterTheProcessDiedHalfWay_goesOnOnceTheRestWasRunByHand() throws Exception {
    migration(source, script(1, MAKE)).migrate();
    sql("update tracker_schema_history set installed_at = null where version = 1");
    SchemaMigration next = migration(source, script(1, MAKE));

    StoreException refused = catchThrowableOfType(StoreException.class, next::migrate);

    String told = String.valueOf(refused.getMessage());
    assertThat(told).contains("TRK-0321 V1__test.sql");
    sql(told.replaceAll("(?s).*by hand and then: (update.*?); or undo.*", "$1"));
    next.migrate();
    next.check();
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
