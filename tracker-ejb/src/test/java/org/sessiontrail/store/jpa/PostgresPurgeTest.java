package org.sessiontrail.store.jpa;

/** On PostgreSQL. */
class PostgresPurgeTest extends PurgeContract {
  PostgresPurgeTest() {
    super(Backend.POSTGRESQL);
  }
}
