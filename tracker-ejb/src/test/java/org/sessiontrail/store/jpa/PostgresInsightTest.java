package org.sessiontrail.store.jpa;

/** Questions over visits in Postgres. */
class PostgresInsightTest extends InsightContract {
  PostgresInsightTest() {
    super(Backend.POSTGRESQL);
  }
}
