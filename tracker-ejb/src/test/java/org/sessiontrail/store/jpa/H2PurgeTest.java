package org.sessiontrail.store.jpa;

/** On an H2 file. */
class H2PurgeTest extends PurgeContract {
  H2PurgeTest() {
    super(Backend.H2);
  }
}
