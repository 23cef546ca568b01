package org.sessiontrail.store.jpa;

/** On an H2 file. */
class H2ForgettingTest extends ForgettingContract {
  H2ForgettingTest() {
    super(Backend.H2);
  }
}
