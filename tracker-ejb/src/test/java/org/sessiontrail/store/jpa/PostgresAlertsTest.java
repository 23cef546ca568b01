package org.sessiontrail.store.jpa;

/** Alerts on a real PostgreSQL. */
class PostgresAlertsTest extends AlertsContract {
  PostgresAlertsTest() {
    super(Backend.POSTGRESQL);
  }
}
