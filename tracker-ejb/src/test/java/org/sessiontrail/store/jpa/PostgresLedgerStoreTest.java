package org.sessiontrail.store.jpa;

/** On PostgreSQL. */
class PostgresLedgerStoreTest extends LedgerStoreContract {
  PostgresLedgerStoreTest() {
    super(Backend.POSTGRESQL);
  }
}
