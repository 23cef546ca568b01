package org.sessiontrail.store.jpa;

/** On a real PostgreSQL. */
class PostgresVisitsTest extends VisitsContract {
  PostgresVisitsTest() {
    super(Backend.POSTGRESQL);
  }
}
