package org.sessiontrail.store.jpa;

/** On a real PostgreSQL. */
class PostgresStreamHistoryTest extends StreamHistoryContract {
  PostgresStreamHistoryTest() {
    super(Backend.POSTGRESQL);
  }
}
