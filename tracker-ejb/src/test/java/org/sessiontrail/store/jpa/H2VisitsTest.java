package org.sessiontrail.store.jpa;

/** Visits in H2. */
class H2VisitsTest extends VisitsContract {
  H2VisitsTest() {
    super(Backend.H2);
  }
}
