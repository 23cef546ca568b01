package org.sessiontrail.store.jpa;

/** Alerts on a real MySQL. */
class MySqlAlertsTest extends AlertsContract {
  MySqlAlertsTest() {
    super(Backend.MYSQL);
  }
}
