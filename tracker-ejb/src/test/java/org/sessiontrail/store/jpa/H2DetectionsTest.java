package org.sessiontrail.store.jpa;

/** Findings in H2. */
class H2DetectionsTest extends DetectionsContract {
  H2DetectionsTest() {
    super(Backend.H2);
  }
}
