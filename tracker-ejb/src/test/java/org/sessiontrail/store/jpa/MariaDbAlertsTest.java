package org.sessiontrail.store.jpa;

/** Alerts on a real MariaDB. */
class MariaDbAlertsTest extends AlertsContract {
  MariaDbAlertsTest() {
    super(Backend.MARIADB);
  }
}
