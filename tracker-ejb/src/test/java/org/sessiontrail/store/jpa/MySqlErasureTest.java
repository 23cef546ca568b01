package org.sessiontrail.store.jpa;

/** On a real MySQL. */
class MySqlErasureTest extends ErasureContract {
  MySqlErasureTest() {
    super(Backend.MYSQL);
  }
}
