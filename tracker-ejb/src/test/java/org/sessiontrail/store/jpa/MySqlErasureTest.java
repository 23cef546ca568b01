package org.sessiontrail.store.jpa;

import org.sessiontrail.store.TestMySql;

/** On a real MySQL. */
class MySqlErasureTest extends MySqlErasureContract {
  MySqlErasureTest() {
    super(Backend.MYSQL, TestMySql.MYSQL);
  }
}
