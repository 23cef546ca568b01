package org.sessiontrail.store.jpa;

/** On PostgreSQL. */
class PostgresSealedTest extends SealedContract {
  PostgresSealedTest() {
    super(Backend.POSTGRESQL);
  }
}
