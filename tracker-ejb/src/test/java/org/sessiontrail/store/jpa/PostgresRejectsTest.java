package org.sessiontrail.store.jpa;

/** On a real PostgreSQL. */
class PostgresRejectsTest extends RejectsContract {
  PostgresRejectsTest() {
    super(Backend.POSTGRESQL);
  }
}
