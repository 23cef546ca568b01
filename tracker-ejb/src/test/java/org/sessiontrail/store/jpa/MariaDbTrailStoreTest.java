package org.sessiontrail.store.jpa;

/** The store on a real MariaDB, a new database for each test. */
class MariaDbTrailStoreTest extends MySqlTrailStoreContract {
  MariaDbTrailStoreTest() {
    super(Backend.MARIADB);
  }
}
