package org.sessiontrail.store.jpa;

/** On a real MariaDB. */
class MariaDbPurgeTest extends PurgeContract {
  MariaDbPurgeTest() {
    super(Backend.MARIADB);
  }
}
