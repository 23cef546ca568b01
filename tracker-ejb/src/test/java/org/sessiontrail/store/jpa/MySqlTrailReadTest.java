package org.sessiontrail.store.jpa;

/** On a real MySQL. */
class MySqlTrailReadTest extends TrailReadContract {
  MySqlTrailReadTest() {
    super(Backend.MYSQL);
  }
}
