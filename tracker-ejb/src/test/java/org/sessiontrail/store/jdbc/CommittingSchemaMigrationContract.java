package org.sessiontrail.store.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import org.junit.jupiter.api.Test;
import org.sessiontrail.store.StoreException;

/** Databases that can't undo half a script, since each statement of DDL commits. */
abstract class CommittingSchemaMigrationContract extends SchemaMigrationContract {
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
}
