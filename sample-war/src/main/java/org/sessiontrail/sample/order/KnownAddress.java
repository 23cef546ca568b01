package org.sessiontrail.sample.order;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import org.sessiontrail.capture.cdi.Tracked;

/**
 * Where a customer's last order went. Tracked: each change is on the trail of the request that made
 * it, with what was there before and after.
 */
@Entity
@Tracked("address")
public class KnownAddress {
  @Id private String customer = "";
  private String name = "";
  private String email = "";
  private String street = "";
  private String postcode = "";
  private String city = "";

  /** For the persistence provider. */
  protected KnownAddress() {}

  KnownAddress(String customer, Address address) {
    this.customer = customer;
    moveTo(address);
  }

  void moveTo(Address address) {
    name = address.name();
    email = address.email();
    street = address.street();
    postcode = address.postcode();
    city = address.city();
  }

  Address address() {
    return new Address(name, email, street, postcode, city);
  }
}
