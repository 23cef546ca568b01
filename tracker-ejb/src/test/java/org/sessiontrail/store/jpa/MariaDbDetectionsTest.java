package org.sessiontrail.store.jpa;

/** Findings on a real MariaDB. */
class MariaDbDetectionsTest extends DetectionsContract {
  MariaDbDetectionsTest() {
    super(Backend.MARIADB);
  }
}
