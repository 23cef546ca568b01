package org.sessiontrail.store.jpa;

import org.sessiontrail.store.TestMySql;

/** On a real MariaDB. */
class MariaDbErasureTest extends MySqlErasureContract {
  MariaDbErasureTest() {
    super(Backend.MARIADB, TestMySql.MARIADB);
  }
}
