package org.sessiontrail.store.jpa;

/** On PostgreSQL. */
class PostgresErasureTest extends ErasureContract {
  PostgresErasureTest() {
    super(Backend.POSTGRESQL);
  }
}
