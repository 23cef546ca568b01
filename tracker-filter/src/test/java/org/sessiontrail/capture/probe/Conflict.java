package org.sessiontrail.capture.probe;

/** Thrown by the probe and mapped to an error page that answers 409. */
public final class Conflict extends RuntimeException {
  Conflict() {
    super("the probe was asked to fail");
  }
}
