package org.sessiontrail.store.jpa;

/** On a real PostgreSQL. */
class PostgresTrailReadTest extends TrailReadContract {
  PostgresTrailReadTest() {
    super(Backend.POSTGRESQL);
  }
}
