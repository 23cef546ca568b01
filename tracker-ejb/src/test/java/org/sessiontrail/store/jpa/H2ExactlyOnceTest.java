package org.sessiontrail.store.jpa;

/** On an H2 file. */
class H2ExactlyOnceTest extends ExactlyOnceContract {
  H2ExactlyOnceTest() {
    super(Backend.H2);
  }
}
