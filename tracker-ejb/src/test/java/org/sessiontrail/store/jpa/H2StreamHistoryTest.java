package org.sessiontrail.store.jpa;

/** On an H2 file. */
class H2StreamHistoryTest extends StreamHistoryContract {
  H2StreamHistoryTest() {
    super(Backend.H2);
  }
}
