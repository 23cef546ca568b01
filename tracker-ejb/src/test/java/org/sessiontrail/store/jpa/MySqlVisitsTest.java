package org.sessiontrail.store.jpa;

/** On a real MySQL. */
class MySqlVisitsTest extends VisitsContract {
  MySqlVisitsTest() {
    super(Backend.MYSQL);
  }
}
