package org.sessiontrail.store.jpa;

/** Findings on a real PostgreSQL. */
class PostgresDetectionsTest extends DetectionsContract {
  PostgresDetectionsTest() {
    super(Backend.POSTGRESQL);
  }
}
