package org.sessiontrail.store.jpa;

/** On a real MySQL. */
class MySqlExactlyOnceTest extends ExactlyOnceContract {
  MySqlExactlyOnceTest() {
    super(Backend.MYSQL);
  }
}
