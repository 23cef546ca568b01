package org.sessiontrail.store.jpa;

/** On a real MariaDB. */
class MariaDbLedgerStoreTest extends LedgerStoreContract {
  MariaDbLedgerStoreTest() {
    super(Backend.MARIADB);
  }
}
