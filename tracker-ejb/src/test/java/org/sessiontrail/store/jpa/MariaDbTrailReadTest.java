package org.sessiontrail.store.jpa;

/** On a real MariaDB. */
class MariaDbTrailReadTest extends TrailReadContract {
  MariaDbTrailReadTest() {
    super(Backend.MARIADB);
  }
}
