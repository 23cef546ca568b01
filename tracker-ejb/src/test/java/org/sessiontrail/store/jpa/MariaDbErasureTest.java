package org.sessiontrail.store.jpa;

/** On a real MariaDB. */
class MariaDbErasureTest extends ErasureContract {
  MariaDbErasureTest() {
    super(Backend.MARIADB);
  }
}
