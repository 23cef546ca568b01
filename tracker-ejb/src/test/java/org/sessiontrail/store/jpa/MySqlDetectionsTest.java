package org.sessiontrail.store.jpa;

/** Findings on a real MySQL. */
class MySqlDetectionsTest extends DetectionsContract {
  MySqlDetectionsTest() {
    super(Backend.MYSQL);
  }
}
