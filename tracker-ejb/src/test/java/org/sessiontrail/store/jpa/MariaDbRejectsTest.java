package org.sessiontrail.store.jpa;

/** On a real MariaDB. */
class MariaDbRejectsTest extends RejectsContract {
  MariaDbRejectsTest() {
    super(Backend.MARIADB);
  }
}
