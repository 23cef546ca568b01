package org.sessiontrail.store.jdbc;

import org.sessiontrail.store.TestMySql;

/** The tables of a real MariaDB. */
class MariaDbSchemaMigrationTest extends MySqlSchemaMigrationContract {
  MariaDbSchemaMigrationTest() {
    super(TestMySql.MARIADB);
  }
}
