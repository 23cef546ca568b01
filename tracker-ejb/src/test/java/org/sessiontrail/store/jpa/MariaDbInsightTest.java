package org.sessiontrail.store.jpa;

/** Questions over visits in MariaDb. */
class MariaDbInsightTest extends InsightContract {
  MariaDbInsightTest() {
    super(Backend.MARIADB);
  }
}
