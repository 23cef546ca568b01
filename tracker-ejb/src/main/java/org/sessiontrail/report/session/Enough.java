package org.sessiontrail.report.session;

/** Thrown by a visitor that has seen enough, to stop the reading. It has no stack trace. */
final class Enough extends Exception {
  private static final long serialVersionUID = 1;

  Enough() {
    super("enough", null, false, false);
  }
}
