package org.sessiontrail.store.jdbc;

import org.sessiontrail.store.TestMySql;

/** The tables of a real MySQL. */
class MySqlSchemaMigrationTest extends MySqlSchemaMigrationContract {
  MySqlSchemaMigrationTest() {
    super(TestMySql.MYSQL);
  }
}
