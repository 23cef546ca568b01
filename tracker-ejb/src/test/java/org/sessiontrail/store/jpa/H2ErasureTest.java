package org.sessiontrail.store.jpa;

/** On an H2 file. */
class H2ErasureTest extends ErasureContract {
  H2ErasureTest() {
    super(Backend.H2);
  }
}
