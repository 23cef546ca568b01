package org.sessiontrail.store.jpa;

/** On an H2 file. */
class H2LedgerStoreTest extends LedgerStoreContract {
  H2LedgerStoreTest() {
    super(Backend.H2);
  }
}
