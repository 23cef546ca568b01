package org.sessiontrail.store.jpa;

/** On a real MySQL. */
class MySqlRejectsTest extends RejectsContract {
  MySqlRejectsTest() {
    super(Backend.MYSQL);
  }
}
