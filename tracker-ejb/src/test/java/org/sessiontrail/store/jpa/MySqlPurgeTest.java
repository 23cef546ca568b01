package org.sessiontrail.store.jpa;

/** On a real MySQL. */
class MySqlPurgeTest extends PurgeContract {
  MySqlPurgeTest() {
    super(Backend.MYSQL);
  }
}
