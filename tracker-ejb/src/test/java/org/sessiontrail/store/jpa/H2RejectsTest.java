package org.sessiontrail.store.jpa;

/** On an H2 file. */
class H2RejectsTest extends RejectsContract {
  H2RejectsTest() {
    super(Backend.H2);
  }
}
