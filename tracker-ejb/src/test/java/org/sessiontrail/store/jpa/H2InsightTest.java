package org.sessiontrail.store.jpa;

/** Questions over visits in H2. */
class H2InsightTest extends InsightContract {
  H2InsightTest() {
    super(Backend.H2);
  }
}
