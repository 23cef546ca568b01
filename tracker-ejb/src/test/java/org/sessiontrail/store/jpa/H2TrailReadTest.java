package org.sessiontrail.store.jpa;

/** On an H2 file. */
class H2TrailReadTest extends TrailReadContract {
  H2TrailReadTest() {
    super(Backend.H2);
  }
}
