package org.sessiontrail.store.jpa;

/** On PostgreSQL. */
class PostgresForgettingTest extends ForgettingContract {
  PostgresForgettingTest() {
    super(Backend.POSTGRESQL);
  }
}
