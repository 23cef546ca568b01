package org.sessiontrail.report.policy.session;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/** The policy that comes with the jar: all rules of this package. */
public final class HygieneRules {
  private static final String NAME = "hygiene.policy";

  private HygieneRules() {}

  /** Its file. */
  public static byte[] builtIn() {
    try (InputStream in = HygieneRules.class.getResourceAsStream(NAME)) {
      if (in == null) {
        throw new IllegalStateException("tracker-ejb is incomplete: no " + NAME);
      }
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
