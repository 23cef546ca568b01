package org.sessiontrail.store.jpa;

/** On a real MySQL. */
class MySqlLedgerStoreTest extends LedgerStoreContract {
  MySqlLedgerStoreTest() {
    super(Backend.MYSQL);
  }
}
