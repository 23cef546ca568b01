package org.sessiontrail.store.jpa;

/** On an H2 file. */
class H2SealedTest extends SealedContract {
  H2SealedTest() {
    super(Backend.H2);
  }
}
