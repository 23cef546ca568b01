package org.sessiontrail.store.jpa;

/** Alerts in H2. */
class H2AlertsTest extends AlertsContract {
  H2AlertsTest() {
    super(Backend.H2);
  }
}
