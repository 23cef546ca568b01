package org.sessiontrail.sample;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Named;
import java.util.List;

/** Who can sign in to the demo. The login page shows them: never do this in a real shop. */
@Named
@ApplicationScoped
public class DemoAccounts {
  /**
   * Someone who can sign in.
   *
   * @param name what to type
   * @param password what to type below
   * @param purpose what the account is good for
   */
  public record Account(String name, String password, String purpose) {}

  /** All of them. */
  public List<Account> all() {
    return List.of(
        new Account("anna", "anna-demo", "customer"),
        new Account("ben", "ben-demo", "customer"),
        new Account("audit", "audit-demo", "customer who may read the trail"),
        new Account("analyst", "analyst-demo", "sees numbers, never a person"),
        new Account("privacy", "privacy-demo", "holds, erasures, people's own data"),
        new Account("admin", "admin-demo", "configuration"));
  }
}
