package org.sessiontrail.store.jpa;

/** On a real MariaDB. */
class MariaDbVisitsTest extends VisitsContract {
  MariaDbVisitsTest() {
    super(Backend.MARIADB);
  }
}
