package org.sessiontrail.store.jpa;

/** On a real MariaDB. */
class MariaDbExactlyOnceTest extends ExactlyOnceContract {
  MariaDbExactlyOnceTest() {
    super(Backend.MARIADB);
  }
}
