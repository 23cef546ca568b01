package org.sessiontrail.capture.cdi;

import jakarta.enterprise.context.ApplicationScoped;

/** Beans of an application that asks for proofs. */
final class VaultBeans {
  private VaultBeans() {}

  /** One method asks for a code, the class for any proof. */
  @ApplicationScoped
  @RequireRecentAuth(seconds = 600)
  static class Vault {
    private int opened;

    String look() {
      return "seen";
    }

    @RequireRecentAuth(seconds = 300, factor = "otp")
    String open() {
      opened++;
      return "open";
    }

    int opened() {
      return opened;
    }
  }
}
